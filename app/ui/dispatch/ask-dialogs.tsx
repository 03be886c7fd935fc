import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { type BoardDialog, useBoard } from "./board-context.ts";
import type { BoardTrip } from "./board-data.ts";
import { type Findings, findingLines, refusalText } from "./finding-text.ts";
import { shipmentsOn } from "./goods-sum.ts";
import { useFirstFocus } from "./use-first-focus.ts";

type Of<K extends BoardDialog["kind"]> = Extract<BoardDialog, { kind: K }>;

/** All that is wrong, in words; what forbids the act first. */
export function FindingList({ findings }: { findings: Findings }) {
  const { t, f } = useI18n();
  return (
    <ul className="dsp-ask-list">
      {findingLines(findings, t, f).map(({ tone, text }) => (
        <li key={text} className={tone}>
          <Icon name="warning" />
          {text}
        </li>
      ))}
    </ul>
  );
}

interface AskProps {
  title: string;
  /** the button that goes on, and what it does once the dialog is gone */
  yes: string;
  onYes: () => void;
  onClose: () => void;
  /** what the other button says; "Cancel" when absent */
  no?: string;
  /** the act is hard to take back: nothing is pressed by a stray Enter */
  danger?: boolean;
  /** it cannot be done */
  off?: boolean;
  children: ReactNode;
}

/** A question before the board: the reasons, and a button for either answer. */
function Ask({ title, yes, onYes, onClose, no, danger = false, off = false, children }: AskProps) {
  const { t } = useI18n();
  const first = useFirstFocus<HTMLButtonElement>();
  return (
    <Dialog open title={title} onClose={onClose}>
      <div className="dialog-body stack-s">{children}</div>
      <div className="dialog-foot">
        <button type="button" className="btn" ref={danger || off ? first : undefined} onClick={onClose}>
          {no ?? t("common.cancel")}
        </button>
        <button
          type="button"
          className={`btn ${danger ? "btn-danger" : "btn-primary"}`}
          ref={danger || off ? undefined : first}
          disabled={off}
          onClick={() => {
            onClose();
            onYes();
          }}
        >
          {yes}
        </button>
      </div>
    </Dialog>
  );
}

/** Warnings before an act: it is done when the dispatcher says so all the same. */
export function WarningsDialog({ dialog, onClose }: { dialog: Of<"warnings">; onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Ask
      title={t("dispatch.confirm.warningsTitle")}
      yes={t(`dispatch.confirm.${dialog.go}`)}
      onYes={dialog.confirm}
      onClose={onClose}
    >
      <p>{t("dispatch.confirm.warningsText")}</p>
      <FindingList findings={dialog} />
    </Ask>
  );
}

/** Before a trip goes to its driver: what he will see, and what is still wrong with it. */
export function ReleaseDialog({ trip, onClose }: { trip: BoardTrip; onClose: () => void }) {
  const { t } = useI18n();
  const { acts } = useBoard();
  const { tripNo, stops, warnings, refusals } = trip;
  const forbidden = refusals.length > 0;
  const doubts = forbidden || warnings.length > 0;
  return (
    <Ask
      title={t("dispatch.confirm.releaseTitle", { tripNo })}
      yes={t(doubts && !forbidden ? "dispatch.confirm.releaseAnyway" : "dispatch.confirm.release")}
      off={forbidden}
      onYes={() => void acts.release(trip)}
      onClose={onClose}
    >
      <p>{t("dispatch.confirm.releaseText", { stops: stops.length, loads: shipmentsOn(trip) })}</p>
      {doubts ? <p>{t(`dispatch.confirm.${forbidden ? "releaseForbidden" : "releaseWarnings"}`)}</p> : null}
      <FindingList findings={trip} />
    </Ask>
  );
}

/** Before a trip is called off: what goes back to the queue. */
export function CancelDialog({ trip, onClose }: { trip: BoardTrip; onClose: () => void }) {
  const { t } = useI18n();
  const { acts } = useBoard();
  const loads = shipmentsOn(trip);
  return (
    <Ask
      danger
      title={t("dispatch.confirm.cancelTitle", { tripNo: trip.tripNo })}
      yes={t("dispatch.confirm.cancelTrip")}
      no={t("dispatch.confirm.keep")}
      onYes={() => void acts.cancel(trip)}
      onClose={onClose}
    >
      {loads > 0 ? <p>{t("dispatch.confirm.cancelText", { loads })}</p> : null}
    </Ask>
  );
}

/** Which shipments were not assigned, and why, each in words. */
export function OutcomeDialog({ dialog, onClose }: { dialog: Of<"outcome">; onClose: () => void }) {
  const { t, f } = useI18n();
  const { refused, done, plate } = dialog;
  return (
    <Dialog open wide title={t("dispatch.outcome.title", { n: refused.length })} onClose={onClose}>
      <div className="dialog-body stack-s">
        <p>{done > 0 ? t("dispatch.outcome.done", { n: done, plate }) : t("dispatch.outcome.none")}</p>
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th>{t("dispatch.outcome.row")}</th>
                <th>{t("dispatch.outcome.reason")}</th>
              </tr>
            </thead>
            <tbody>
              {refused.map((row) => (
                <tr key={row.waybillNo}>
                  <td className="mono">
                    <Link to={`/shipments/${row.waybillNo}`}>{row.waybillNo}</Link>
                  </td>
                  <td className="wrap">{refusalText(row, t, f)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      <div className="dialog-foot">
        <button type="button" className="btn btn-primary" onClick={onClose}>
          {t("common.close")}
        </button>
      </div>
    </Dialog>
  );
}
