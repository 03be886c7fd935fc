import type { EntryView } from "#app/domain/complaints/complaint-view.ts";
import { useI18n } from "#app/i18n/react.tsx";

interface StepWords {
  title: string;
  facts: string[];
}

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** What a step says: its name, and the facts it was stored with. */
export function useStepWords(): (entry: EntryView) => StepWords {
  const { t, f } = useI18n();
  const named = (group: string, value: unknown) => (text(value) ? t(`complaints.${group}.${text(value)}`) : null);
  return ({ details, actorName }) => {
    const step = text(details.step) ?? "other";
    const key = `complaints.case.stepNames.${step}`;
    const said = t(key);
    const sum = typeof details.compensationFen === "number" ? `¥${f.money(details.compensationFen)}` : null;
    const approved = details.approved;
    const decided = approved === true ? "approved" : step === "proposal_decided" ? "rejected" : null;
    const signs = Array.isArray(details.signs)
      ? details.signs.map((sign) => t(`complaints.signs.${String(sign)}`))
      : [];
    const promised = text(details.promisedAt);
    const facts = [
      named("channels", details.channel),
      text(details.ownerName) === actorName ? null : text(details.ownerName),
      named("validities", details.validity),
      named("severities", details.severity),
      text(details.severityReason),
      named("parties", details.party),
      text(details.causeCode) ? t(`complaints.causes.${text(details.causeCode)}`) : null,
      sum,
      step === "proposal_submitted" && approved !== true ? named("approvers", details.approverRole) : null,
      decided ? t(`complaints.proposalStatuses.${decided}`) : null,
      text(details.superior),
      ...signs,
      typeof details.causeFixed === "boolean"
        ? t(details.causeFixed ? "complaints.case.causeFixed" : "complaints.case.causeNotFixed")
        : null,
      text(details.intoNo) ?? text(details.fromNo),
      step === "evidence_removed" ? text(details.name) : null,
      promised ? t("complaints.case.promised", { time: f.dateTime(promised) }) : null,
    ].filter((fact) => fact !== null);
    return { title: said === key ? t("complaints.case.stepNames.other") : said, facts };
  };
}
