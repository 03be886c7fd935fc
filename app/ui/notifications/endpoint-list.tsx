import { Form, Link } from "@remix-run/react";
import type { CustomerNotifications } from "#app/domain/notifications/customer-notifications.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { FormProblems, TextField } from "#app/ui/kit/form.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

type Endpoint = CustomerNotifications["endpoints"][number];

function Act({ endpoint, intent, label }: { endpoint: Endpoint; intent: string; label: string }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="endpointId" value={endpoint.id} />
      <input type="hidden" name="version" value={endpoint.version} />
      <button className="btn btn-small" name="intent" value={intent}>
        {label}
      </button>
    </Form>
  );
}

function useDisabledReason(): (reason: string | null) => string {
  const { t } = useI18n();
  return (reason) =>
    t("notifications.endpoints.disabledBecause", {
      reason:
        reason === "by_hand" || !reason ? t("notifications.endpoints.byHand") : t(`notifications.reasons.${reason}`),
    });
}

function EndpointRow({ endpoint }: { endpoint: Endpoint }) {
  const { t, f } = useI18n();
  const disabledReason = useDisabledReason();
  return (
    <li className="notif-endpoint">
      <div className="row row-wrap">
        {endpoint.enabled ? (
          <Tag tone="done">{t("notifications.endpoints.on")}</Tag>
        ) : (
          <Tag tone="waiting">{disabledReason(endpoint.disabledReason)}</Tag>
        )}
        {endpoint.previousSecretUntil ? (
          <span className="muted">
            {t("notifications.endpoints.rotatedUntil", { time: f.dateTime(endpoint.previousSecretUntil) })}
          </span>
        ) : null}
      </div>
      <div className="row row-wrap">
        <Form method="post" preventScrollReset>
          <input type="hidden" name="endpointId" value={endpoint.id} />
          <input type="hidden" name="version" value={endpoint.version} />
          <input
            className="input grow mono"
            name="url"
            defaultValue={endpoint.url}
            aria-label={t("notifications.endpoints.url")}
          />
          <button className="btn btn-small" name="intent" value="edit">
            {t("common.save")}
          </button>
        </Form>
        <Act endpoint={endpoint} intent="test" label={t("notifications.endpoints.test")} />
        <Act endpoint={endpoint} intent="rotate" label={t("notifications.endpoints.rotate")} />
        <Act
          endpoint={endpoint}
          intent={endpoint.enabled ? "disable" : "enable"}
          label={t(endpoint.enabled ? "notifications.endpoints.disable" : "notifications.endpoints.enable")}
        />
      </div>
    </li>
  );
}

/** The addresses of a customer's systems; a new secret is shown once. */
export function EndpointList(props: { endpoints: readonly Endpoint[]; secret: string | null; reply: unknown }) {
  const { endpoints, secret, reply } = props;
  const { t } = useI18n();
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("notifications.endpoints.title")}</h2>
        <Link to="/admin/messages?view=all&channel=webhook">{t("notifications.endpoints.lastMessages")}</Link>
      </div>
      <p className="card-body muted">{t("notifications.endpoints.hint")}</p>
      {secret ? (
        <div className="notice notice-done" role="status">
          <div className="stack-s">
            <strong>{t("notifications.endpoints.secretTitle")}</strong>
            <code className="notif-secret">{secret}</code>
            <span>{t("notifications.endpoints.secretHint")}</span>
          </div>
        </div>
      ) : null}
      {endpoints.length === 0 ? <Empty title={t("notifications.endpoints.empty")} /> : null}
      <ul>
        {endpoints.map((endpoint) => (
          <EndpointRow key={`${endpoint.id} ${endpoint.version}`} endpoint={endpoint} />
        ))}
      </ul>
      <Form method="post" className="toolbar card-body" key={endpoints.length} preventScrollReset>
        <FormProblems answer={reply}>
          <TextField
            className="grow"
            name="url"
            type="url"
            required
            label={t("notifications.endpoints.url")}
            placeholder="https://"
          />
        </FormProblems>
        <button className="btn" name="intent" value="add">
          {t("notifications.endpoints.add")}
        </button>
      </Form>
    </section>
  );
}
