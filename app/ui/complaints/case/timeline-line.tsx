import type { EntryKind } from "#app/domain/complaints/complaint.ts";
import type { EntryView } from "#app/domain/complaints/complaint-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";
import { type CaseMessage, useCase } from "./case-context.tsx";
import { useStepWords } from "./step-words.ts";
import type { TimelineLine } from "./timeline.ts";

const ICONS: Record<EntryKind | "message", IconName> = {
  customer: "user",
  answer: "phone",
  auto_reply: "mail",
  note: "list",
  statement: "eye",
  step: "arrow",
  upward_report: "upload",
  message: "mail",
};
const DELIVERY: Record<string, Tone> = { sent: "done", failed: "late", dead: "exception", suppressed: "planned" };

function EntryTitle({ entry }: { entry: EntryView }) {
  const { t } = useI18n();
  const stepWords = useStepWords();
  if (entry.kind === "step") {
    return <strong>{stepWords(entry).title}</strong>;
  }
  const by = typeof entry.details.by === "string" ? entry.details.by : null;
  const verdict = entry.details.verdict;
  return (
    <strong>
      {entry.details.result === true ? t("complaints.case.toldResult") : t(`complaints.entryKinds.${entry.kind}`)}
      {by ? `: ${by}` : null}
      {typeof verdict === "string" ? ` — ${t(`complaints.verdicts.${verdict}`)}` : null}
    </strong>
  );
}

function Entry({ entry }: { entry: EntryView }) {
  const { t, f } = useI18n();
  const { now } = useCase();
  const stepWords = useStepWords();
  const facts = entry.kind === "step" ? stepWords(entry).facts : [];
  return (
    <>
      <EntryTitle entry={entry} />
      <span className="muted cmp-tl-by">
        {[entry.channel ? t(`complaints.wordChannels.${entry.channel}`) : null, entry.actorName]
          .filter(Boolean)
          .join(" · ")}
      </span>
      {facts.length > 0 ? <p className="cmp-tl-facts">{facts.join(" · ")}</p> : null}
      {entry.text ? <p className="cmp-tl-text">{entry.text}</p> : null}
      {entry.promisedAt ? (
        <p className="cmp-tl-facts">
          <Icon name="clock" /> {t("complaints.case.promised", { time: f.dateTime(entry.promisedAt, now) })}
        </p>
      ) : null}
    </>
  );
}

function Message({ message }: { message: CaseMessage }) {
  const { t } = useI18n();
  return (
    <>
      <strong>{t("complaints.case.messageBy", { channel: t(`shipments.detail.channels.${message.channel}`) })}</strong>
      <span className="muted cmp-tl-by mono">{message.recipient}</span>
      <Tag tone={DELIVERY[message.status] ?? "waiting"}>{t(`shipments.detail.deliveryStates.${message.status}`)}</Tag>
      <details className="cmp-tl-more">
        <summary>{message.subject || t("complaints.case.messageText")}</summary>
        <p className="cmp-tl-text">{message.body}</p>
      </details>
    </>
  );
}

/** One line of the story; the words of the customer and ours to him stand out from what we did among ourselves. */
export function TimelineItem({ line }: { line: TimelineLine }) {
  const { t, f } = useI18n();
  const { now } = useCase();
  const kind = line.kind === "message" ? "message" : line.entry.kind;
  return (
    <li className="cmp-tl" data-kind={kind}>
      <span className="cmp-tl-icon" title={t(`complaints.entryKinds.${kind}`)}>
        <Icon name={ICONS[kind]} />
      </span>
      <time dateTime={line.at.toISOString()} title={f.full(line.at)}>
        {f.dateTime(line.at, now)}
      </time>
      <div className="cmp-tl-body">
        {line.kind === "message" ? <Message message={line.message} /> : <Entry entry={line.entry} />}
      </div>
    </li>
  );
}
