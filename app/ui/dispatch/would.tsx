import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { dropRequest } from "./act-request.ts";
import { useBoard } from "./board-context.ts";
import { type Dragged, goodsOf } from "./dragging.ts";
import { findingLines, groupByCode } from "./finding-text.ts";
import { fitOf } from "./target-fit.ts";
import type { Target } from "./targets.ts";
import { usePreview } from "./use-preview.ts";

const SHOWN = 7;

/** What the target would carry, and what would be wrong with that, before anything is dropped. */
export function Would({ target, dragged }: { target: Target; dragged: Dragged }) {
  const { t, f } = useI18n();
  const { data } = useBoard();
  const preview = usePreview(dropRequest(dragged, target, data));
  // a whole trip changes its vehicle, it does not join the trip that stands there
  const reckoned = fitOf(target.vehicle, dragged.kind === "trip" ? null : target.trip, goodsOf(dragged));
  const fit = preview?.load ?? reckoned;
  const over = fit.weightG > target.vehicle.capacityG || fit.volumeCm3 > target.vehicle.capacityCm3;
  const said = preview ? groupByCode(findingLines(preview, t, f)) : [];
  return (
    <span className="dsp-would">
      <span className={over ? "text-late" : ""}>
        {t("dispatch.trips.dropWould")} {f.kg(fit.weightG)} {t("dispatch.trips.kg")} · {f.m3(fit.volumeCm3)}{" "}
        {t("dispatch.trips.m3")}
      </span>
      {preview ? null : <span className="muted">{t("dispatch.trips.checking")}</span>}
      {preview && said.length === 0 ? (
        <span className="text-done">
          <Icon name="check" size={13} /> {t("dispatch.trips.fits")}
        </span>
      ) : null}
      {said.slice(0, SHOWN).map(({ code, tone, texts }) => (
        <span key={code} className={tone}>
          <Icon name="warning" size={13} /> {texts[0]}
          {texts.length > 1 ? ` ×${texts.length}` : ""}
        </span>
      ))}
      {said.length > SHOWN ? <span className="muted">+{said.length - SHOWN}</span> : null}
    </span>
  );
}
