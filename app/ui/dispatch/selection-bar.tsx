import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useBoard } from "./board-context.ts";
import { sumOf } from "./goods-sum.ts";
import { useStored } from "./store.ts";
import { targetsOf } from "./targets.ts";

/** Without script: the boxes that are ticked go to the vehicle chosen here. */
function PlainAssign() {
  const { t } = useI18n();
  const { data } = useBoard();
  return (
    <noscript>
      <div className="dsp-plain">
        <label htmlFor="dsp-plain-to">{t("dispatch.selection.noScript")}</label>
        <select className="select" id="dsp-plain-to" name="to" form="dsp-assign">
          {targetsOf(data.vehicles, data.filter.direction).map(({ key, vehicle, trip }) => (
            <option key={key} value={trip ? `trip:${trip.id}` : `vehicle:${vehicle.id}`}>
              {vehicle.plate} {trip?.driverName ?? vehicle.driverName ?? ""} {trip?.tripNo ?? ""}
            </option>
          ))}
        </select>
        {data.filter.direction === "transit" ? (
          <select className="select" name="partnerId" form="dsp-assign" aria-label={t("dispatch.palette.partner")}>
            {data.partners.map((partner) => (
              <option key={partner.id} value={partner.id}>
                {partner.name}
              </option>
            ))}
          </select>
        ) : null}
        <button className="btn btn-primary" form="dsp-assign">
          {t("dispatch.selection.assign")}
        </button>
      </div>
    </noscript>
  );
}

/** What is picked, what it comes to, and what can be done with it. */
export function SelectionBar() {
  const { t, f } = useI18n();
  const { selection, open, focus } = useBoard();
  const picked = useStored(selection, (all) => all);
  const sum = sumOf(picked.values());
  const figures = { pieces: f.number(sum.pieces), kg: f.kg(sum.weightG), m3: f.m3(sum.volumeCm3) };
  return (
    <div className="dsp-bulk" data-empty={picked.size === 0 || undefined}>
      <PlainAssign />
      {picked.size > 0 ? (
        <>
          <span className="dsp-bulk-sum" aria-live="polite">
            <b>{t("dispatch.selection.sum", { n: sum.shipments })}</b>
            <span className="muted">{t("dispatch.selection.figures", figures)}</span>
          </span>
          <button
            type="button"
            className="btn btn-quiet btn-small btn-icon"
            title={t("dispatch.selection.fit")}
            onClick={() => focus.set({ ids: [...picked.keys()] })}
          >
            <Icon name="map" label={t("dispatch.selection.fit")} />
          </button>
          <button
            type="button"
            className="btn btn-quiet btn-small btn-icon"
            title={t("dispatch.selection.clear")}
            onClick={() => selection.set(new Map())}
          >
            <Icon name="close" label={t("dispatch.selection.clear")} />
          </button>
          <button
            type="button"
            className="btn btn-primary btn-small"
            onClick={() => open({ kind: "assign", rows: [...picked.values()] })}
          >
            {t("dispatch.selection.assign")}
            <Icon name="down" size={14} />
          </button>
        </>
      ) : null}
    </div>
  );
}
