import type { TrackingPage } from "#app/domain/public-tracking/tracking-page.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { DeliveryFacts } from "./delivery-facts.tsx";
import { ProofOfDelivery } from "./proof-of-delivery.tsx";
import { ShipmentFacts, TrackingHelp } from "./shipment-facts.tsx";
import { Timeline } from "./timeline.tsx";
import { TrackingHead } from "./tracking-head.tsx";
import { VehicleMap } from "./vehicle-map.tsx";

function Refresh({ token, on, at }: { token: string; on: boolean; at: Date | string }) {
  const { t, f } = useI18n();
  return (
    <p className="public-refresh">
      {t("publicTracking.refresh.now", { time: f.time(at) })}
      {on ? <span>{t("publicTracking.refresh.on")}</span> : null}
      <a href={on ? `/t/${token}?refresh=off` : `/t/${token}`}>
        {t(`publicTracking.refresh.${on ? "stop" : "start"}`)}
      </a>
    </p>
  );
}

/** The whole of a customer's page; what matters now comes first, on a phone from above to below. */
export function TrackingView(props: { page: TrackingPage; token: string; refresh: boolean; phone: string }) {
  const { page, token, refresh, phone } = props;
  return (
    <div className="public-grid">
      <div>
        <TrackingHead {...page} />
        <DeliveryFacts page={page} />
        <VehicleMap page={page} />
        {page.outForDelivery ? <Refresh token={token} on={refresh} at={page.at} /> : null}
        <ProofOfDelivery proofs={page.proofs} token={token} />
        <Timeline page={page} token={token} />
      </div>
      <div>
        <ShipmentFacts page={page} />
        <TrackingHelp token={token} phone={phone} />
      </div>
    </div>
  );
}
