import { Link } from "@remix-run/react";
import type { Warning } from "#app/domain/dispatch/findings.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { type BoardDialog, useBoard } from "./board-context.ts";
import type { BoardTrip } from "./board-data.ts";
import { refusalText, warningText } from "./finding-text.ts";
import { shipmentsOn } from "./goods-sum.ts";
import { useFirstFocus } from "./use-first-focus.ts";

type Of<K extends BoardDialog["kind"]> = Extract<BoardDialog, { kind: K }>;

function WarningList({ warnings }: { warnings: readonly Warning[] }) {
  const { t, f } = useI18n();
  const texts = [...new Set(warnings.map((warning) => warningText(warning, t, f)))];
  return (
    <ul className="dsp-ask-list">
      {texts.map((text) => (
        <li key={text}>
          <Icon name="warning" />
          {text}
        </li>
      ))}
    </ul>
  );
}

/** Warnings before an act: it is done when the dispatcher says so all the same. */
export function WarningsDialog({ dialog, onClose }: { dialog: Of<"warnings">; onClose: () => void }) {
  const { t } = useI18n();
  const yes = useFirstFocus<HTMLButtonElement>();
  return (
    <Dialog open title={t("dispatch.confirm.warningsTitle")} onClose={onClose}>
      <div className="dialog-body stack-s">
        <p>{t("dispatch.confirm.warningsText")}</p>
        <WarningList warnings={dialog.warnings} />
      </div>
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={onClose}>
          {t("common.cancel")}
        </button>
        <button
          type="button"
          className="btn btn-primary"
          ref={yes}
          onClick={() => {
            onClose();
            dialog.confirm();
          }}
        >
          {t(`dispatch.confirm.${dialog.go}`)}
        </button>
      </div>
    </Dialog>
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

/** Before a trip goes to its driver: what he will see, and what is still wrong with it. */
export function ReleaseDialog({ trip, onClose }: { trip: BoardTrip; onClose: () => void }) {
  const { t } = useI18n();
  const yes = useFirstFocus<HTMLButtonElement>();
  const { acts } = useBoard();
  const doubts = trip.warnings.length > 0;
  return (
    <Dialog open title={t("dispatch.confirm.releaseTitle", { tripNo: trip.tripNo })} onClose={onClose}>
      <div className="dialog-body stack-s">
        <p>{t("dispatch.confirm.releaseText", { stops: trip.stops.length, loads: shipmentsOn(trip) })}</p>
        {doubts ? <p>{t("dispatch.confirm.releaseWarnings")}</p> : null}
        <WarningList warnings={trip.warnings} />
      </div>
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={onClose}>
          {t("common.cancel")}
        </button>
        <button
          type="button"
          className="btn btn-primary"
          ref={yes}
          onClick={() => {
            onClose();
            void acts.release(trip);
          }}
        >
          {t(doubts ? "dispatch.confirm.releaseAnyway" : "dispatch.confirm.release")}
        </button>
      </div>
    </Dialog>
  );
}

/** Before a trip is called off: what goes back to the queue. */
export function CancelDialog({ trip, onClose }: { trip: BoardTrip; onClose: () => void }) {
  const { t } = useI18n();
  const { acts } = useBoard();
  const loads = shipmentsOn(trip);
  return (
    <Dialog open title={t("dispatch.confirm.cancelTitle", { tripNo: trip.tripNo })} onClose={onClose}>
      <div className="dialog-body">{loads > 0 ? <p>{t("dispatch.confirm.cancelText", { loads })}</p> : null}</div>
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={onClose}>
          {t("dispatch.confirm.keep")}
        </button>
        <button
          type="button"
          className="btn btn-danger"
          onClick={() => {
            onClose();
            void acts.cancel(trip);
          }}
        >
          {t("dispatch.confirm.cancelTrip")}
        </button>
      </div>
    </Dialog>
  );
}
