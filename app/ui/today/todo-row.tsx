import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";

interface Item {
  kind: string;
  dueAt: Date | null;
  what: string;
  subject: string;
  detail: {
    consignee?: string;
    dest?: string;
    pieces?: number;
    direction?: string;
    count?: number;
    handler?: string | null;
    severity?: string;
  };
  to: string;
  act: string;
}

const icons: Record<string, IconName> = {
  stage: "clock",
  exception: "warning",
  trip_release: "truck",
  trip_depart: "truck",
  stop: "pin",
  complaint: "phone",
  corrective_act: "check",
  plan_task: "list",
  dead_messages: "mail",
};

function Clock({ dueAt, now }: { dueAt: Date | null; now: Date }) {
  const { t, f } = useI18n();
  if (dueAt === null) {
    return <span className="today-clock muted">—</span>;
  }
  const left = dueAt.getTime() - now.getTime();
  const late = left < 0;
  return (
    <span className={`today-clock ${late ? "text-late" : ""}`} title={f.full(dueAt)}>
      <Icon name="clock" />
      {t(late ? "today.late" : "today.left", { time: f.duration(left) })}
    </span>
  );
}

function useWhat(item: Item): string {
  const { t } = useI18n();
  switch (item.kind) {
    case "stage":
      return t("today.what.stage", { stage: t(`tracking.stages.${item.what}`) });
    case "exception":
      return t(`tracking.exceptions.${item.what}`);
    case "trip_release":
    case "trip_depart":
      return t(`today.what.${item.kind}`, { tripNo: item.what, stops: item.detail.count ?? 0 });
    case "complaint":
      return t(item.detail.severity === "major" ? "today.what.majorComplaint" : "today.what.complaint", {
        step: t(`complaints.statuses.${item.what}`),
      });
    case "corrective_act":
    case "plan_task":
      return t(`today.what.${item.kind}`, { text: item.what });
    case "stop":
      return t("today.what.stop", { stop: item.what });
    default:
      return t("today.what.dead_messages", { count: item.detail.count ?? 0 });
  }
}

/** One thing to do: the clock at the left, the act at the right. */
export function TodoRow({ item, now }: { item: Item; now: Date }) {
  const { t } = useI18n();
  const what = useWhat(item);
  const { consignee, dest, pieces, direction, handler } = item.detail;
  return (
    <li className="today-row">
      <Clock dueAt={item.dueAt} now={now} />
      <span className="today-what">
        <Icon name={icons[item.kind] ?? "dot"} />
        {what}
      </span>
      <span className="today-subject">
        <span className="mono">{item.subject}</span>
        {direction ? <span className="tag">{t(`common.direction.${direction}`)}</span> : null}
      </span>
      <span className="today-detail truncate muted">
        {[consignee, dest, pieces ? `${pieces} ${t("common.unit.piece")}` : null, handler].filter(Boolean).join(" · ")}
      </span>
      <Link className="btn btn-small" to={item.to}>
        {t(`today.acts.${item.act}`)}
        <Icon name="arrow" />
      </Link>
    </li>
  );
}
