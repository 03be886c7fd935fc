import type { PublicCase } from "#app/domain/complaints/public-case.server.ts";
import { CUSTOMER_STEPS, customerStep } from "#app/domain/complaints/public-form.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

/** States in which nothing more is to come. */
const OVER = new Set(["closed"]);

function Steps({ page }: { page: PublicCase }) {
  const { t } = useI18n();
  const current = customerStep(page.state);
  return (
    <ol className="public-steps" aria-label={t("publicComplaints.steps.label")}>
      {CUSTOMER_STEPS.map((step, index) => {
        const over = index === current && OVER.has(page.state);
        const state = index < current || over ? "done" : index === current ? "now" : "next";
        return (
          <li key={step} data-state={state} aria-current={state === "now" ? "step" : undefined}>
            <span className="public-step-mark">{state === "done" ? <Icon name="check" /> : index + 1}</span>
            {t(`publicComplaints.steps.${step}`)}
            <span className="sr-only">{t(`publicTracking.steps.${state}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** By when he hears from us; a promise that was broken is admitted. */
function Promised({ page }: { page: PublicCase }) {
  const { t, f } = useI18n();
  if (!page.promisedAt) {
    return null;
  }
  return (
    <p className={`notice ${page.late ? "notice-warning" : "notice-done"} public-promise`}>
      <Icon name="clock" />
      <span>
        {t(`publicComplaints.case.${page.late ? "promiseLate" : "promise"}`, { time: f.full(page.promisedAt) })}
      </span>
    </p>
  );
}

/** What matters first: how it stands, in the customer's words, and when he hears more. */
export function CaseHead({ page }: { page: PublicCase }) {
  const { t, f } = useI18n();
  const { complaintNo, waybillNo, createdAt, state, mergedToken } = page;
  return (
    <section className="card public-head">
      <p className="public-numbers">
        <span>
          {t("publicComplaints.number")} <b className="mono">{complaintNo}</b>
        </span>
        {waybillNo ? (
          <span>
            {t("publicTracking.number")} <span className="mono">{waybillNo}</span>
          </span>
        ) : null}
        <span>{t("publicComplaints.case.since", { time: f.full(createdAt) })}</span>
      </p>
      <h1>{t(`publicComplaints.states.${state}`)}</h1>
      <p className="public-says">{t(`publicComplaints.says.${state}`)}</p>
      {mergedToken ? (
        <p className="public-says">
          <a href={`/c/${mergedToken}`}>{t("publicComplaints.case.toMerged")}</a>
        </p>
      ) : null}
      <Promised page={page} />
      {state === "merged" ? null : <Steps page={page} />}
    </section>
  );
}
