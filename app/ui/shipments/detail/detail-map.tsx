import { lazy, Suspense, useSyncExternalStore } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { useDetail } from "./detail-context.tsx";

const LeafletMap = lazy(() => import("./detail-map.client.tsx").then((module) => ({ default: module.LeafletMap })));

const never = () => () => {};

/** Leaflet touches the window when it is loaded: only a browser may do that. */
function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** Where the goods are to go, where they wait, and the vehicle that has them. The list below says the same in words. */
export function DetailMap() {
  const { t, f } = useI18n();
  const { points, tiles, now } = useDetail();
  const inBrowser = useInBrowser();
  const age = (at: Date) => f.duration(now.getTime() - at.getTime());
  const words = points.map((point) => ({
    ...point,
    text: point.at ? t("shipments.detail.mapFix", { plate: point.label, age: age(point.at) }) : point.label,
  }));
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("shipments.detail.map")}</h2>
      </div>
      <div className="detail-map">
        {inBrowser ? (
          <Suspense fallback={null}>
            <LeafletMap points={words} tiles={tiles} />
          </Suspense>
        ) : null}
      </div>
      <ul className="card-body detail-points">
        {words.map((point) => (
          <li key={point.kind}>
            <span className={`map-dot map-dot-${point.kind}`} aria-hidden />
            <span className="muted">{t(`shipments.detail.points.${point.kind}`)}</span> {point.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
