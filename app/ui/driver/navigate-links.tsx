import { useEffect, useState } from "react";
import type { StopView } from "#app/domain/driver/trip-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

type Target = Pick<StopView, "title" | "address" | "lat" | "lng">;

/** Amap's page or app, whichever the phone has. Points are WGS-84 and said to be. */
export function amapUrl({ title, address, lat, lng }: Target): string {
  if (lat === null || lng === null) {
    return `https://uri.amap.com/search?keyword=${encodeURIComponent(address ?? title)}`;
  }
  const to = `${lng.toFixed(6)},${lat.toFixed(6)},${title}`;
  return `https://uri.amap.com/navigation?to=${encodeURIComponent(to)}&mode=car&coordinate=wgs84&callnative=1`;
}

/** The phone's own choice of map apps (Android). */
export function geoUrl({ title, lat, lng }: Target): string | null {
  return lat === null || lng === null ? null : `geo:${lat},${lng}?q=${lat},${lng}(${encodeURIComponent(title)})`;
}

/** The ways to a stop. */
export function NavigateLinks({ stop }: { stop: Target }) {
  const { t } = useI18n();
  const [android, setAndroid] = useState(false);
  useEffect(() => setAndroid(/android/i.test(navigator.userAgent)), []);
  const geo = geoUrl(stop);
  return (
    <>
      <a className="btn" href={amapUrl(stop)} target="_blank" rel="noreferrer">
        <Icon name="pin" />
        {t("driver.stop.navigate")}
      </a>
      {android && geo ? (
        <a className="btn" href={geo}>
          <Icon name="map" />
          {t("driver.stop.otherMap")}
        </a>
      ) : null}
    </>
  );
}
