import { useFetcher } from "@remix-run/react";
import { useId } from "react";
import { deskEventCodes, likelyCode } from "#app/domain/tracking/desk-events.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import type { EventCode } from "#app/domain/tracking/event-codes.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { FormProblems } from "#app/ui/kit/form.tsx";
import { BulkResults, type ResultRow } from "./bulk-results.tsx";
import { EventFields } from "./event-fields.tsx";
import "./tracking.css";

export interface EventTarget {
  id: string;
  direction: string;
  pieces: number;
  stage: string | null;
}

interface Props {
  targets: EventTarget[];
  initial?: EventCode;
  onClose: () => void;
}

type Answer = { ok: true; result: { rows: ResultRow[] } } | { ok: false };

/** Records one event about the chosen shipments, then tells of each what became of it. */
export function EventDialog({ targets, initial, onClose }: Props) {
  const { t } = useI18n();
  const fetcher = useFetcher<Answer>();
  const form = useId();
  const codes = deskEventCodes(targets.map((target) => target.direction as Direction));
  const done = fetcher.data?.ok ? fetcher.data.result.rows : null;
  const only = targets.length === 1 ? targets[0] : undefined;
  const [first] = targets;
  const likely = first && likelyCode(first.direction as Direction, first.stage);
  const title = only ? t("shipments.events.title") : t("shipments.events.bulkTitle", { n: targets.length });
  return (
    <Dialog open title={title} onClose={onClose} wide={done !== null}>
      <div className="dialog-body">
        {done ? (
          <BulkResults rows={done} />
        ) : (
          <fetcher.Form id={form} method="post" action="/shipments/bulk-events" className="form-grid">
            <FormProblems answer={fetcher.data}>
              {targets.map((target) => (
                <input key={target.id} type="hidden" name="id[]" value={target.id} />
              ))}
              <EventFields
                codes={codes}
                initial={initial ?? likely}
                now={new Date()}
                totalPieces={only?.pieces}
                focus
              />
            </FormProblems>
          </fetcher.Form>
        )}
      </div>
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={onClose}>
          {done ? t("common.close") : t("common.cancel")}
        </button>
        {done ? null : (
          <button className="btn btn-primary" form={form} disabled={fetcher.state !== "idle"}>
            {fetcher.state === "idle" ? t("shipments.events.save") : t("shipments.events.saving")}
          </button>
        )}
      </div>
    </Dialog>
  );
}
