import type { AckState } from "#app/domain/alerts/acknowledge-by-token.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { PublicPage } from "#app/ui/public/public-page.tsx";
import "./incidents.css";

function Ask({ ack }: { ack: AckState }) {
  const { t } = useI18n();
  return (
    <>
      <h1>{t(`alerts.ack.${ack.major ? "title" : "titleGeneral"}`)}</h1>
      <p>{t("alerts.ack.lead", { name: ack.name })}</p>
      <dl className="facts ack-facts">
        <dt>{t("alerts.ack.number")}</dt>
        <dd className="mono">{ack.number}</dd>
        <dt>{t("alerts.ack.severity")}</dt>
        <dd>
          <Tag tone={ack.major ? "exception" : "waiting"}>
            {t(`alerts.severities.${ack.major ? "major" : "general"}`)}
          </Tag>
        </dd>
      </dl>
      <form method="post">
        <button className="btn btn-primary ack-button">
          <Icon name="check" />
          {t("alerts.ack.confirm")}
        </button>
      </form>
      <p className="muted">{t("alerts.ack.hint")}</p>
    </>
  );
}

function Told({ ack }: { ack: AckState }) {
  const { t, f } = useI18n();
  const { state, number, acknowledgedAt } = ack;
  const name = state === "acknowledged" ? "done" : state === "over" ? "over" : "unknown";
  return (
    <>
      <h1 className={`row ${state === "unknown" ? "" : "text-done"}`}>
        <Icon name={state === "unknown" ? "warning" : "check"} size={20} />
        {t(`alerts.ack.${name}`)}
      </h1>
      <p>{t(`alerts.ack.${name}Text`, { number, time: acknowledgedAt ? f.full(acknowledgedAt) : "" })}</p>
      {state === "unknown" ? null : (
        <p>
          <a href={`/complaints/${number}`}>{t("alerts.ack.open")}</a>
        </p>
      )}
    </>
  );
}

/** The page behind the acknowledge link of an alert: made for a phone, without a script, for who is not signed in. */
export function AckPage({ ack, company, phone }: { ack: AckState; company: string; phone: string }) {
  return (
    <PublicPage company={company} phone={phone}>
      <article className="card card-body stack ack-card">
        {ack.state === "open" ? <Ask ack={ack} /> : <Told ack={ack} />}
      </article>
    </PublicPage>
  );
}
