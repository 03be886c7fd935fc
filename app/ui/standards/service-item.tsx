import { Link } from "@remix-run/react";
import type { ServiceStandard, ServiceStandardHistory } from "#app/domain/standards/service-standard.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";
import { amountWords, clockWords, levelWords } from "./service-words.ts";

type CalendarName = (id: string) => string;

function Alerts({ standard }: { standard: ServiceStandard }) {
  const { t, f } = useI18n();
  if (standard.measure === "money") {
    return null;
  }
  if (standard.alerts.length === 0) {
    return <span className="muted">{t("standards.service.noAlerts")}</span>;
  }
  return (
    <>
      <ul className="svc-alerts">
        {standard.alerts.map((level) => (
          <li key={`${level.kind} ${level.level}`}>
            <span className="svc-kind">{t(`standards.service.level.kinds.${level.kind}`, { n: level.level })}</span>
            <span>{levelWords(t, f, level)}</span>
          </li>
        ))}
      </ul>
      <small className="muted">
        {t(standard.alertHours === "always" ? "standards.service.always" : "standards.service.workingHours")}
      </small>
    </>
  );
}

const TONES: Record<"in_force" | "coming" | "past", Tone> = { in_force: "done", coming: "planned", past: "waiting" };

function stateOf({ current, coming }: ServiceStandardHistory, { revision }: ServiceStandard) {
  return revision === current?.revision
    ? "in_force"
    : coming.some((one) => one.revision === revision)
      ? "coming"
      : "past";
}

function History({ history, calendarName }: { history: ServiceStandardHistory; calendarName: CalendarName }) {
  const { t, f } = useI18n();
  return (
    <details className="svc-history">
      <summary>{t("standards.service.history", { n: history.revisions.length })}</summary>
      <ol>
        {history.revisions.map((standard) => {
          const state = stateOf(history, standard);
          const { revision, createdByName, createdAt, note } = standard;
          return (
            <li key={revision} className="stack-s">
              <span className="row-wrap">
                <b>{t("standards.service.revision", { n: revision })}</b>
                <Tag tone={TONES[state]} icon={state === "past" ? "clock" : undefined}>
                  {t(`standards.service.states.${state}`)}
                </Tag>
                <span>{since(standard, t, f.date)}</span>
                <b>{amountWords(t, f, standard)}</b>
                <span className="muted">{clockWords(t, standard, calendarName)}</span>
                <span className="muted">
                  {t("standards.service.by", { name: createdByName, at: f.full(createdAt) })}
                </span>
              </span>
              {note ? <span>{note}</span> : null}
              {standard.clockKind ? <Alerts standard={standard} /> : null}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

/** What is shipped is in force from long before the first shipment. */
const BEGINNING = new Date("2020-01-01T00:00:00+08:00").getTime();

function since(
  { effectiveFrom, revision }: ServiceStandard,
  t: ReturnType<typeof useI18n>["t"],
  date: (at: Date) => string,
): string {
  return effectiveFrom.getTime() <= BEGINNING
    ? t("standards.service.fromStart", { n: revision })
    : t("standards.service.since", { date: date(effectiveFrom), n: revision });
}

/** One service standard in words: target, clock, alerts, since when; its history folded under it. */
export function ServiceItem(props: {
  history: ServiceStandardHistory;
  mayManage: boolean;
  calendarName: CalendarName;
}) {
  const { history, mayManage, calendarName } = props;
  const { t, f } = useI18n();
  const standard = history.current ?? history.revisions[0];
  if (!standard) {
    return null;
  }
  return (
    <>
      <div className="svc-item">
        <div className="svc-name">
          <h3>{standard.name}</h3>
          <small className="muted">{since(standard, t, f.date)}</small>
        </div>
        <div className="svc-target">
          <b>{amountWords(t, f, standard)}</b>
          <small className="muted">{clockWords(t, standard, calendarName)}</small>
        </div>
        <div>
          <Alerts standard={standard} />
          {history.coming.map((one) => (
            <p key={one.revision} className="svc-coming">
              {t("standards.service.coming", { date: f.date(one.effectiveFrom), amount: amountWords(t, f, one) })}
            </p>
          ))}
        </div>
        {mayManage ? (
          <Link
            className="btn btn-small"
            to={`/standards?tab=service&edit=${standard.key}#revise`}
            aria-label={`${t("standards.service.revise")} ${standard.name}`}
          >
            {t("standards.service.revise")}
          </Link>
        ) : null}
      </div>
      <History history={history} calendarName={calendarName} />
    </>
  );
}
