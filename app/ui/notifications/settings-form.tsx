import { Form } from "@remix-run/react";
import { CHANNELS, type Channel } from "#app/domain/notifications/channels.ts";
import type { CustomerNotifications } from "#app/domain/notifications/customer-notifications.server.ts";
import { NOTICE_KINDS } from "#app/domain/tracking/notice.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { CheckField, FormProblems, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { useNoticeName } from "./delivery-tags.tsx";

const missing: Record<Channel, string> = { webhook: "noWebhook", email: "noEmail", sms: "noPhone", wechat: "noWechat" };

function Matrix({ page }: { page: CustomerNotifications }) {
  const { t } = useI18n();
  const noticeName = useNoticeName();
  return (
    <div className="table-wrap">
      <table className="table notif-matrix">
        <caption className="sr-only">{t("notifications.customer.matrix")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("notifications.templates.notice")}</th>
            {CHANNELS.map((channel) => (
              <th key={channel} scope="col">
                {t(`notifications.channels.${channel}`)}
                <br />
                <small className="muted">
                  {page.addresses[channel] ?? t(`notifications.customer.${missing[channel]}`)}
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {NOTICE_KINDS.map((kind) => (
            <tr key={kind}>
              <th scope="row">{noticeName(kind)}</th>
              {CHANNELS.map((channel) => (
                <td key={channel}>
                  <input
                    type="checkbox"
                    name="ticks[]"
                    value={`${channel}:${kind}`}
                    defaultChecked={page.matrix[channel].includes(kind)}
                    aria-label={`${noticeName(kind)} ${t(`notifications.channels.${channel}`)}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Consent({ customer }: { customer: CustomerNotifications["customer"] }) {
  const { t, f } = useI18n();
  if (customer.unsubscribedAt) {
    return (
      <div className="notice notice-warning">
        <div className="stack-s">
          <span>{t("notifications.customer.unsubscribedAt", { time: f.full(customer.unsubscribedAt) })}</span>
          <CheckField name="resubscribe" label={t("notifications.customer.resubscribe")} />
          <small className="muted">{t("notifications.customer.resubscribeHint")}</small>
        </div>
      </div>
    );
  }
  return (
    <div className="stack-s">
      <CheckField
        name="consent"
        label={t("notifications.customer.consent")}
        defaultChecked={customer.consentAt !== null}
      />
      <small className="muted">
        {customer.consentAt
          ? t("notifications.customer.consentAt", { time: f.full(customer.consentAt) })
          : t("notifications.customer.noConsent")}
      </small>
    </div>
  );
}

/** What a customer is told, by which ways, in which language and at which hours. */
export function SettingsForm({ page, reply }: { page: CustomerNotifications; reply: unknown }) {
  const { t } = useI18n();
  const { customer } = page;
  return (
    <Form method="post" className="card" key={customer.version}>
      <div className="card-head">
        <h2>{t("notifications.customer.matrix")}</h2>
        <span className="muted">{t("notifications.customer.matrixHint")}</span>
      </div>
      <fieldset className="card-body stack" disabled={!page.may.edit} style={{ border: 0, margin: 0 }}>
        <input type="hidden" name="intent" value="settings" />
        <input type="hidden" name="version" value={customer.version} />
        <FormProblems answer={reply}>
          <Matrix page={page} />
          <div className="form-grid">
            <SelectField
              name="locale"
              label={t("notifications.customer.language")}
              defaultValue={customer.locale}
              choices={["zh-CN", "en"].map((value) => ({
                value,
                label: t(`notifications.customer.languages.${value}`),
              }))}
            />
            <TextField
              name="quietFrom"
              type="time"
              required
              label={`${t("notifications.customer.quiet")} ${t("notifications.customer.quietFrom")}`}
              defaultValue={customer.quietFrom}
            />
            <TextField
              name="quietTo"
              type="time"
              required
              label={t("notifications.customer.quietTo")}
              defaultValue={customer.quietTo}
            />
          </div>
          <small className="muted">{t("notifications.customer.quietHint")}</small>
          <Consent customer={customer} />
        </FormProblems>
        <div>
          <button className="btn btn-primary">{t("common.save")}</button>
        </div>
      </fieldset>
    </Form>
  );
}
