import { type FormEvent, useState } from "react";
import { storedPieces } from "#app/domain/tracking/parse-pieces.ts";
import { formatPieces, takePieces } from "#app/domain/tracking/piece-set.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import type { QueueRow } from "./board-data.ts";
import { chosenPieces } from "./chosen-pieces.ts";
import { useFirstFocus } from "./use-first-focus.ts";

/** Some pieces of a shipment for one vehicle: so many of them, or just these; the rest keeps waiting. */
export function SplitDialog(props: { row: QueueRow; onNext: (pieces: string) => void; onClose: () => void }) {
  const { row, onNext, onClose } = props;
  const { t } = useI18n();
  const half = Math.max(1, Math.floor(row.unassignedCount / 2));
  const [count, setCount] = useState(String(half));
  const box = useFirstFocus<HTMLInputElement>();
  const [range, setRange] = useState("");
  const chosen = chosenPieces(row, range.trim() === "" ? { count: Number(count) } : { range });
  const next = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.ok) {
      onNext(chosen.pieces);
    }
  };
  const shown = formatPieces(takePieces(storedPieces(row.unassignedPieces, row.pieces), row.unassignedCount));
  return (
    <Dialog open title={`${t("dispatch.split.title")} ${row.waybillNo}`} onClose={onClose}>
      <form onSubmit={next}>
        <div className="dialog-body form-grid">
          <label className="field">
            <span className="label">{t("dispatch.split.count")}</span>
            <input
              className="input"
              type="number"
              min={1}
              max={row.unassignedCount}
              value={count}
              disabled={range.trim() !== ""}
              ref={box}
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => setCount(event.target.value)}
            />
          </label>
          <label className="field">
            <span className="label">{t("dispatch.split.range")}</span>
            <input className="input" value={range} onChange={(event) => setRange(event.target.value)} />
            <span className="hint">{t("dispatch.split.rangeHint", { pieces: shown })}</span>
          </label>
          <p className={`full ${chosen.ok ? "muted" : "text-exception"}`} role="status">
            {chosen.ok ? t("dispatch.split.rest", { n: chosen.rest }) : t(`errors.${chosen.code}`)}
          </p>
        </div>
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {t("common.cancel")}
          </button>
          <button className="btn btn-primary" disabled={!chosen.ok}>
            {t("dispatch.split.next")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
