import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { type Dragged, goodsOf } from "./dragging.ts";
import { refusalText, warningText } from "./finding-text.ts";
import { fitOf } from "./target-fit.ts";
import type { Target } from "./targets.ts";
import { usePreview } from "./use-preview.ts";

const SHOWN = 4;

/** What the target would carry, and what would be wrong with that, before anything is dropped. */
export function Would({ target, dragged }: { target: Target; dragged: Dragged }) {
  const { t, f } = useI18n();
  const rows = dragged.kind === "shipment" ? (dragged.rows ?? [dragged.row]) : null;
  const preview = usePreview(rows, target);
  const fit = preview ?? fitOf(target.vehicle, target.trip, goodsOf(dragged));
  const over = fit.weightG > target.vehicle.capacityG || fit.volumeCm3 > target.vehicle.capacityCm3;
  const bad = preview ? [...preview.refusals, ...preview.results.filter((row) => !row.ok)] : [];
  const said = [
    ...bad.map((item) => ({
      tone: "text-exception",
      text: refusalText(item as { code: string; params: Record<string, string> }, t, f),
    })),
    ...(preview?.warnings ?? []).map((item) => ({ tone: "text-late", text: warningText(item, t, f) })),
  ];
  return (
    <span className="dsp-would">
      <span className={over ? "text-late" : ""}>
        {t("dispatch.trips.dropWould")} {f.kg(fit.weightG)} {t("dispatch.trips.kg")} · {f.m3(fit.volumeCm3)}{" "}
        {t("dispatch.trips.m3")}
      </span>
      {rows && !preview ? <span className="muted">{t("dispatch.trips.checking")}</span> : null}
      {preview && said.length === 0 ? (
        <span className="text-done">
          <Icon name="check" size={13} /> {t("dispatch.trips.fits")}
        </span>
      ) : null}
      {said.slice(0, SHOWN).map((item) => (
        <span key={item.text} className={item.tone}>
          <Icon name="warning" size={13} /> {item.text}
        </span>
      ))}
      {said.length > SHOWN ? <span className="muted">+{said.length - SHOWN}</span> : null}
    </span>
  );
}
