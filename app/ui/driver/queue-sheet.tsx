import { useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import type { QueuedCommand } from "./queue.ts";
import { useDriverQueue } from "./use-driver-queue.ts";

function Entry({ queued, onLeave }: { queued: QueuedCommand; onLeave: () => void }) {
  const { t, f } = useI18n();
  const { retry, discard } = useDriverQueue();
  const { refusal, command, pictures, title } = queued;
  const said = refusal ? t(`errors.${refusal.code}`, refusal.params) : "";
  const known = said !== `errors.${refusal?.code}`;
  const problem = refusal ? t(`tracking.problems.${refusal.code}`) : "";
  const words = known
    ? said
    : problem !== `tracking.problems.${refusal?.code}`
      ? problem
      : t("driver.queue.refusedPlain");
  return (
    <li className="driver-queued">
      <div className="spread">
        <b>{title}</b>
        <span className="muted">{f.time(command.at)}</span>
      </div>
      {pictures.length > 0 ? (
        <small className="muted">{t("driver.queue.pictures", { n: pictures.length })}</small>
      ) : null}
      {refusal ? (
        <>
          <p className="text-exception">{t("driver.queue.refused", { reason: words })}</p>
          <div className="row">
            <button type="button" className="btn" onClick={() => void retry(queued)}>
              {t("driver.queue.retry")}
            </button>
            <button
              type="button"
              className="btn btn-danger"
              onClick={() => {
                onLeave();
                void discard(queued);
              }}
            >
              {t("driver.queue.discard")}
            </button>
          </div>
        </>
      ) : null}
    </li>
  );
}

/** The button that says how much is still on its way, and the list behind it. */
export function QueueSheet() {
  const { t } = useI18n();
  const { commands, connection, sending, sendNow } = useDriverQueue();
  const [open, setOpen] = useState(false);
  const refused = commands.filter((command) => command.refusal).length;
  const label =
    refused > 0 ? t("driver.queue.needsYou", { n: refused }) : t("driver.queue.count", { n: commands.length });
  return (
    <>
      {commands.length > 0 ? (
        <button
          type="button"
          className={`btn btn-small ${refused > 0 ? "btn-danger" : "driver-waiting"}`}
          onClick={() => setOpen(true)}
        >
          <Icon name={refused > 0 ? "warning" : "upload"} />
          {label}
        </button>
      ) : null}
      <Dialog open={open && commands.length > 0} title={t("driver.queue.title")} onClose={() => setOpen(false)}>
        <div className="dialog-body stack">
          <p>{t(`driver.queue.${connection === "online" ? "hint" : connection}`)}</p>
          <ul className="stack-s">
            {commands.map((queued) => (
              <Entry key={queued.id} queued={queued} onLeave={() => setOpen(commands.length > 1)} />
            ))}
          </ul>
        </div>
        <div className="dialog-foot">
          <button type="button" className="btn btn-primary" disabled={sending} onClick={sendNow}>
            {t(sending ? "driver.queue.sending" : "driver.queue.sendNow")}
          </button>
        </div>
      </Dialog>
    </>
  );
}
