import { Link, useSearchParams } from "@remix-run/react";
import type { AlertView, UpwardReportView } from "#app/domain/alerts/alert.ts";
import type { PlanRunView } from "#app/domain/incidents/plan-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { AlertTimeline } from "#app/ui/alerts/alert-timeline.tsx";
import { UpwardReports } from "#app/ui/alerts/upward-reports.tsx";
import { PlanRun } from "#app/ui/incidents/plan-run.tsx";
import { type LiveEvent, useLive } from "#app/ui/kit/live.ts";
import { AnswerWatch } from "../answer-watch.tsx";
import { type CaseData, CaseProvider } from "./case-context.tsx";
import { CaseHead, MergedNotice } from "./case-head.tsx";
import { CaseSheet } from "./case-sheet.tsx";
import { ClockStrip } from "./clock-strip.tsx";
import { EvidenceCard } from "./evidence-card.tsx";
import { FactsCard } from "./facts-card.tsx";
import { LinksCard, OtherComplaints } from "./links-card.tsx";
import { StepBar } from "./step-bar.tsx";
import { StepPane } from "./step-pane.tsx";
import { TimelinePane } from "./timeline-pane.tsx";
import { useCaseKeys } from "./use-case-keys.ts";
import "./case.css";
import "./case-parts.css";

/** What other capabilities know of the case. */
export interface BesideCase {
  alerts: AlertView[];
  reports: UpwardReportView[];
  plan: PlanRunView | null;
  mayReport: boolean;
}

const PANES = ["step", "timeline", "facts"] as const;
const KEYS: [string, string][] = [
  ["A", "answer"],
  ["W", "words"],
  ["B", "note"],
  ["S", "step"],
  ["C", "claim"],
  ["Esc", "back"],
];

function Plan({ plan, now }: { plan: PlanRunView | null; now: Date }) {
  const { t } = useI18n();
  return plan ? (
    <section className="card" aria-labelledby="cmp-plan">
      <div className="card-head">
        <h2 id="cmp-plan">{t("complaints.case.plan")}</h2>
      </div>
      <div className="card-body">
        <PlanRun run={plan} now={now} />
      </div>
    </section>
  ) : null;
}

/** What was sent, and the next one; what comes later is folded away. */
function Alerts({ alerts, now }: { alerts: AlertView[]; now: Date }) {
  const { t } = useI18n();
  if (alerts.length === 0) {
    return null;
  }
  const fired = alerts.filter((alert) => alert.firedAt !== null);
  const [next, ...later] = alerts.filter((alert) => alert.firedAt === null);
  return (
    <section className="card" aria-labelledby="cmp-alerts">
      <div className="card-head">
        <h2 id="cmp-alerts">{t("complaints.case.alerts")}</h2>
      </div>
      <div className="card-body">
        <AlertTimeline alerts={next ? [...fired, next] : fired} now={now} />
        {later.length > 0 ? (
          <details className="cmp-tl-more">
            <summary>{t("complaints.case.alertsToCome", { n: later.length })}</summary>
            <AlertTimeline alerts={later} now={now} />
          </details>
        ) : null}
      </div>
    </section>
  );
}

function Reports({ complaintId, beside, major }: { complaintId: string; beside: BesideCase; major: boolean }) {
  const { t } = useI18n();
  const { reports, mayReport } = beside;
  return major || reports.length > 0 ? (
    <section className="card" aria-labelledby="cmp-reports">
      <div className="card-head">
        <h2 id="cmp-reports">{t("complaints.case.reports")}</h2>
      </div>
      <div className="card-body">
        <UpwardReports complaintId={complaintId} reports={reports} mayReport={mayReport} />
      </div>
    </section>
  ) : null;
}

/** Whether a change is one of this case, its measures, its plan or its messages. */
function concerns({ entity, entityId, event }: LiveEvent, data: CaseData, { plan }: BesideCase): boolean {
  const { file, messages } = data;
  const own = [file.id, ...file.acts.map((act) => act.id), ...(plan?.tasks ?? []).map((task) => task.id)];
  const waiting = messages.some((message) => message.sentAt === null);
  return own.includes(entityId) || event === "clock.replanned" || (waiting && entity === "delivery");
}

/** One complaint: left what it is, in the middle what was said and done, right what is to be done now. */
export function CasePage({ data, beside }: { data: CaseData; beside: BesideCase }) {
  const { t } = useI18n();
  const [params] = useSearchParams();
  const { file, now } = data;
  const pane = PANES.find((known) => known === params.get("pane")) ?? "step";
  useLive((event) => concerns(event, data, beside));
  useCaseKeys();
  return (
    <CaseProvider value={data}>
      <AnswerWatch>
        <div className="page cmp-case">
          <CaseHead />
          <MergedNotice />
          <StepBar />
          <ClockStrip />
          <nav className="tabs cmp-pane-tabs">
            {PANES.map((one) => (
              <Link key={one} to={`?pane=${one}`} preventScrollReset aria-current={pane === one ? "page" : undefined}>
                {t(`complaints.case.panes.${one}`)}
              </Link>
            ))}
          </nav>
          <div className="cmp-panes" data-pane={pane}>
            <div className="cmp-pane" data-name="facts">
              <FactsCard />
              <LinksCard />
              <EvidenceCard />
              <OtherComplaints />
            </div>
            <TimelinePane />
            <StepPane>
              <Plan plan={beside.plan} now={now} />
              <Alerts alerts={beside.alerts} now={now} />
              <Reports complaintId={file.id} beside={beside} major={file.effectiveSeverity === "major"} />
            </StepPane>
          </div>
          <p className="cmp-keys cmp-keys-foot cmp-needs-script muted">
            {KEYS.map(([key, name]) => (
              <span key={key}>
                <span className="kbd">{key}</span> {t(`complaints.case.keys.${name}`)}
              </span>
            ))}
          </p>
        </div>
      </AnswerWatch>
      <CaseSheet />
    </CaseProvider>
  );
}
