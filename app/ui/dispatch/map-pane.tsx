import { lazy, Suspense } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { useHydrated } from "#app/ui/map/use-hydrated.ts";

// Leaflet touches `window` when it is loaded, and is half of the page's script: it comes after everything else works.
const DispatchMap = lazy(() => import("./dispatch-map.client.tsx").then((module) => ({ default: module.DispatchMap })));

/** The third pane: where all of it is. */
export function MapPane({ now }: { now: Date }) {
  const { t } = useI18n();
  const ready = useHydrated();
  const waiting = <p className="dsp-map-wait muted">{t("dispatch.map.loading")}</p>;
  return (
    <section className="dsp-pane dsp-map" data-pane="map">
      {ready ? (
        <Suspense fallback={waiting}>
          <DispatchMap now={now} />
        </Suspense>
      ) : (
        <noscript>
          <p className="dsp-map-wait muted">{t("dispatch.map.noScript")}</p>
        </noscript>
      )}
    </section>
  );
}
