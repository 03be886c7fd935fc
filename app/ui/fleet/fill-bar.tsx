import { useI18n } from "#app/i18n/react.tsx";

/** How full a vehicle is by one measure: the figure and a thin bar, loud when over. */
export function FillBar({ used, most, text }: { used: number; most: number; text: string }) {
  const { t } = useI18n();
  const share = most > 0 ? used / most : 0;
  const over = share > 1;
  return (
    <span className={`fleet-fill ${over ? "fleet-over" : ""}`} title={over ? t("fleet.trips.over") : undefined}>
      <span className="num">
        {text}
        {over ? <span className="sr-only"> {t("fleet.trips.over")}</span> : null}
      </span>
      <span className="fleet-bar" aria-hidden>
        <span style={{ width: `${Math.min(100, Math.round(share * 100))}%` }} />
      </span>
      <span className="muted num">{Math.round(share * 100)}%</span>
    </span>
  );
}
