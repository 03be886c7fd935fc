import { type Counts, ROW_STATUSES } from "#app/domain/imports/arrival-list.ts";
import { useI18n } from "#app/i18n/react.tsx";

/** 新增 40 · 有误 11: only what there is. */
export function CountsText({ counts }: { counts: Counts }) {
  const { t, f } = useI18n();
  const shown = ROW_STATUSES.filter((status) => counts[status] > 0);
  return (
    <span className="imports-counts">
      {shown.map((status) => (
        <span key={status} className={status === "wrong" || status === "conflict" ? "text-exception" : undefined}>
          {t(`imports.rows.${status}`)} <b>{f.number(counts[status])}</b>
        </span>
      ))}
    </span>
  );
}
