import { useEffect, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import type { MapPlace } from "./map-data.ts";

const known = new Map<string, readonly MapPlace[]>();

/** The names and centres of Xinjiang's places, fetched once a page when they are needed. */
export function useMapPlaces(needed: boolean): readonly MapPlace[] {
  const { locale } = useI18n();
  const [places, setPlaces] = useState<readonly MapPlace[]>(known.get(locale) ?? []);
  useEffect(() => {
    if (!needed || known.has(locale)) {
      return;
    }
    const gone = new AbortController();
    fetch(`/map/places?locale=${locale}`, { signal: gone.signal })
      .then(async (response) => {
        if (response.ok) {
          const fetched = (await response.json()) as MapPlace[];
          known.set(locale, fetched);
          setPlaces(fetched);
        }
      })
      // without names the graticule alone must do; the next page tries again
      .catch(() => {});
    return () => gone.abort();
  }, [needed, locale]);
  return places;
}
