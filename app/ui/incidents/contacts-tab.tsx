import { Form } from "@remix-run/react";
import { CONTACT_LEVELS } from "#app/domain/alerts/alert.ts";
import type { ContactLine } from "#app/domain/alerts/escalation-contacts.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { FormProblems, isRefusal, RefusalBanner, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

const COLUMNS = ["level", "name", "jobTitle", "phone", "email", "wechat", "active"] as const;

function useLevels() {
  const { t } = useI18n();
  return CONTACT_LEVELS.map((level) => ({ value: String(level), label: t(`alerts.contacts.levels.${level}`) }));
}

/** What the server found fault with: which contact, or the new one. */
function refusedId(reply: unknown): string | null {
  const id = isRefusal(reply) ? (reply.data as { id?: string } | undefined)?.id : undefined;
  return isRefusal(reply) ? (id ?? "") : null;
}

function NewContact({ reply }: { reply: unknown }) {
  const { t } = useI18n();
  const faulty = refusedId(reply) === "";
  return (
    <details className="card" open={faulty || undefined}>
      <summary className="card-head btn-quiet">
        <span className="row">
          <Icon name="plus" />
          {t("alerts.contacts.add")}
        </span>
      </summary>
      <Form method="post" className="card-body form-grid">
        <FormProblems answer={faulty ? reply : undefined}>
          <SelectField name="level" label={t("alerts.contacts.level")} choices={useLevels()} required />
          <TextField name="name" label={t("alerts.contacts.name")} required maxLength={40} />
          <TextField name="title" label={t("alerts.contacts.jobTitle")} required maxLength={40} />
          <TextField name="phone" label={t("alerts.contacts.phone")} inputMode="tel" maxLength={20} />
          <TextField name="email" label={t("alerts.contacts.email")} type="email" maxLength={120} />
          <TextField
            name="wechatOpenId"
            label={t("alerts.contacts.wechat")}
            hint={t("alerts.contacts.wechatHint")}
            maxLength={64}
          />
        </FormProblems>
        <div className="full">
          <button className="btn btn-primary" name="intent" value="add_contact">
            {t("alerts.contacts.add")}
          </button>
        </div>
      </Form>
    </details>
  );
}

function ContactRow({ contact, mayManage }: { contact: ContactLine; mayManage: boolean }) {
  const { t } = useI18n();
  const levels = useLevels();
  const form = `contact-${contact.id}`;
  const field = (name: "name" | "title" | "phone" | "email" | "wechatOpenId", label: string, required = false) => (
    <td>
      <input
        className="input"
        form={form}
        name={name}
        type={name === "email" ? "email" : "text"}
        defaultValue={contact[name] ?? ""}
        aria-label={t(`alerts.contacts.${label}`)}
        required={required}
        readOnly={!mayManage}
      />
    </td>
  );
  return (
    <tr className={contact.active ? undefined : "muted"}>
      <td>
        <select
          className="select"
          form={form}
          name="level"
          defaultValue={contact.level}
          aria-label={t("alerts.contacts.level")}
          disabled={!mayManage}
        >
          {levels.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </td>
      {field("name", "name", true)}
      {field("title", "jobTitle", true)}
      {field("phone", "phone")}
      {field("email", "email")}
      {field("wechatOpenId", "wechat")}
      <td>
        <input
          type="checkbox"
          form={form}
          name="active"
          defaultChecked={contact.active}
          aria-label={t("alerts.contacts.active")}
          disabled={!mayManage}
        />
      </td>
      {mayManage ? (
        <td>
          <Form method="post" id={form}>
            <input type="hidden" name="id" value={contact.id} />
            <input type="hidden" name="version" value={contact.version} />
            <button className="btn btn-small" name="intent" value="edit_contact">
              {t("common.save")}
            </button>
          </Form>
        </td>
      ) : null}
    </tr>
  );
}

/** Who is told above the manager, edited in place. */
export function ContactsTab(props: { contacts: ContactLine[]; mayManage: boolean; reply: unknown }) {
  const { contacts, mayManage, reply } = props;
  const { t } = useI18n();
  const refused = refusedId(reply);
  return (
    <>
      <p className="muted">
        {t("alerts.contacts.hint")} {mayManage ? null : t("alerts.contacts.readOnly")}
      </p>
      {refused && isRefusal(reply) ? <RefusedRow reply={reply} /> : null}
      {mayManage ? <NewContact key={contacts.length} reply={reply} /> : null}
      {contacts.length === 0 ? (
        <Empty title={t("alerts.contacts.empty")}>{t("alerts.contacts.emptyHint")}</Empty>
      ) : (
        <div className="table-wrap">
          <table className="table contacts-table">
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`alerts.contacts.${column}`)}
                  </th>
                ))}
                {mayManage ? (
                  <th scope="col">
                    <span className="sr-only">{t("common.edit")}</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {contacts.map((contact) => (
                <ContactRow key={`${contact.id} ${contact.version}`} contact={contact} mayManage={mayManage} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

/** A line has no room for what is wrong with it: the first problem stands above the table. */
function RefusedRow({ reply }: { reply: Parameters<typeof RefusalBanner>[0]["refusal"] }) {
  const { t } = useI18n();
  const [field] = reply.fields;
  return field ? (
    <div className="notice notice-problem" role="alert">
      <Icon name="warning" />
      <span>{t(`errors.field.${field.code}`, field.params)}</span>
    </div>
  ) : (
    <RefusalBanner refusal={reply} />
  );
}
