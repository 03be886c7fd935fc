import { useI18n } from "#app/i18n/react.tsx";

interface Measure {
  label: string;
  used: number;
  /** with what is being dragged; as `used` when nothing is */
  would: number;
  total: number;
  text: (value: number) => string;
  unit: string;
}

function percent(part: number, total: number): number {
  return total <= 0 ? 0 : Math.min(100, (part / total) * 100);
}

/** How full a vehicle is in one measure: bar, figures, and the word when it is too much. */
export function CapacityBar({ label, used, would, total, text, unit }: Measure) {
  const { t } = useI18n();
  const over = would > total;
  return (
    <span className={`dsp-cap ${over ? "is-over" : ""}`} title={`${label} ${text(would)} / ${text(total)} ${unit}`}>
      <span className="dsp-bar" aria-hidden>
        <span style={{ width: `${percent(used, total)}%` }} />
        {would > used ? (
          <i style={{ left: `${percent(used, total)}%`, width: `${percent(would - used, total)}%` }} />
        ) : null}
      </span>
      <span className="dsp-cap-text">
        {text(would)}/{text(total)} {unit}
        {over ? <b> {t("dispatch.trips.over")}</b> : null}
      </span>
    </span>
  );
}
