import { useRevalidator } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { deskEventCodes, likelyCode } from "#app/domain/tracking/desk-events.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { BulkResults } from "#app/ui/tracking/bulk-results.tsx";
import { EventFields } from "#app/ui/tracking/event-fields.tsx";
import { type ActAnswer, postAct } from "./act-answer.ts";
import { useBoard } from "./board-context.ts";
import type { EventTargets } from "./event-targets.ts";
import { refusalText } from "./finding-text.ts";
import "#app/ui/tracking/tracking.css";

/** Records one event about goods of the board without leaving it, then tells of each shipment what became of it. */
export function EventDialog({ targets, onClose }: { targets: EventTargets; onClose: () => void }) {
  const { t, f } = useI18n();
  const { data } = useBoard();
  const { revalidate } = useRevalidator();
  const [answer, setAnswer] = useState<ActAnswer | "waiting" | null>(null);
  const { direction } = data.filter;
  const { shipmentIds, tripNo, pieces, stage } = targets;
  const rows = answer !== null && answer !== "waiting" && answer.ok ? (answer.result.rows ?? []) : null;
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = Object.fromEntries(new FormData(event.currentTarget));
    setAnswer("waiting");
    setAnswer(await postAct("event", { ...said, shipmentIds, tripNo }));
    revalidate();
  };
  const title =
    shipmentIds.length === 1 ? t("shipments.events.title") : t("shipments.events.bulkTitle", { n: shipmentIds.length });
  return (
    <Dialog open title={title} onClose={onClose} wide={rows !== null}>
      <form onSubmit={send}>
        <div className="dialog-body">
          {answer !== null && answer !== "waiting" && !answer.ok ? (
            <p className="notice notice-problem" role="alert">
              {refusalText(answer, t, f)}
            </p>
          ) : null}
          {rows ? (
            <BulkResults rows={rows.map((row) => ({ ...row, label: row.waybillNo }))} />
          ) : (
            <div className="form-grid">
              <EventFields
                codes={deskEventCodes([direction])}
                initial={likelyCode(direction, stage)}
                now={new Date()}
                totalPieces={pieces}
                focus
              />
            </div>
          )}
        </div>
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {rows ? t("common.close") : t("common.cancel")}
          </button>
          {rows ? null : (
            <button className="btn btn-primary" disabled={answer === "waiting"}>
              {answer === "waiting" ? t("shipments.events.saving") : t("shipments.events.save")}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
