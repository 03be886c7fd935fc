import type { ComplaintStatus, Severity } from "#app/domain/complaints/complaint.ts";
import { useI18n } from "#app/i18n/react.tsx";
import type { IconName } from "#app/ui/kit/icon.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";

const STATUS: Record<ComplaintStatus, [Tone, IconName]> = {
  registered: ["planned", "dot"],
  investigating: ["moving", "search"],
  proposing: ["moving", "list"],
  approving: ["waiting", "pause"],
  carrying_out: ["moving", "arrow"],
  confirming: ["waiting", "phone"],
  evaluating: ["moving", "list"],
  closed: ["done", "check"],
  merged: ["planned", "split"],
};

/** At which step a complaint stands. */
export function StatusTag({ status }: { status: ComplaintStatus }) {
  const { t } = useI18n();
  const [tone, icon] = STATUS[status];
  return (
    <Tag tone={tone} icon={icon}>
      {t(`complaints.statuses.${status}`)}
    </Tag>
  );
}

/** "Major", or "perhaps major" until a person has judged; nothing for a general one. */
export function SeverityTag({ severity, judged, title }: { severity: Severity; judged: boolean; title?: string }) {
  const { t } = useI18n();
  if (severity !== "major") {
    return null;
  }
  return (
    <Tag tone={judged ? "exception" : "late"} icon="warning" title={title}>
      {t(judged ? "complaints.severities.major" : "complaints.proposedMajor")}
    </Tag>
  );
}
