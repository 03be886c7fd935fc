import { Form } from "@remix-run/react";
import { roles } from "#app/domain/identity/roles.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, isRefusal, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

export interface ListedUser {
  id: string;
  username: string;
  displayName: string;
  role: string;
  phone: string | null;
  email: string | null;
  wechatOpenId: string | null;
  active: boolean;
  lockedUntil: Date | null;
  version: number;
  sessions: number;
  lastSeenAt: Date | null;
}

function useRoleChoices() {
  const { t } = useI18n();
  return roles.map((role) => ({ value: role, label: t(`identity.roles.${role}`) }));
}

/** The form for a new member of staff; stays open while the server finds fault with it. */
export function NewUser({ answer }: { answer: unknown }) {
  const { t } = useI18n();
  const choices = useRoleChoices();
  const faulty =
    isRefusal(answer) && answer.fields.some((problem) => problem.field === "username" || problem.field === "password");
  return (
    <details className="card" open={faulty || undefined}>
      <summary className="card-head btn-quiet">
        <span className="row">
          <Icon name="plus" />
          {t("identity.users.add")}
        </span>
      </summary>
      <Form method="post" className="card-body form-grid">
        <FormProblems answer={faulty ? answer : null}>
          <TextField name="username" label={t("identity.users.username")} required autoComplete="off" />
          <TextField name="displayName" label={t("identity.users.displayName")} required />
          <SelectField name="role" label={t("identity.users.role")} choices={choices} required />
          <TextField name="phone" label={t("identity.users.phone")} inputMode="tel" />
          <TextField name="email" label={t("identity.users.email")} type="email" autoComplete="off" />
          <TextField
            name="wechatOpenId"
            label={t("identity.users.wechatOpenId")}
            hint={t("identity.users.wechatHint")}
            autoComplete="off"
          />
          <TextField
            name="password"
            label={t("identity.users.password")}
            hint={t("identity.account.passwordHint")}
            type="password"
            minLength={10}
            required
            autoComplete="new-password"
          />
        </FormProblems>
        <div className="full">
          <button className="btn btn-primary" name="intent" value="create">
            {t("identity.users.add")}
          </button>
        </div>
      </Form>
    </details>
  );
}

function UserState({ user }: { user: ListedUser }) {
  const { t, f } = useI18n();
  if (user.lockedUntil) {
    return <Tag tone="waiting">{t("identity.users.locked", { until: f.time(user.lockedUntil) })}</Tag>;
  }
  return user.active ? (
    <Tag tone="done">{t("identity.users.active")}</Tag>
  ) : (
    <Tag tone="planned">{t("identity.users.inactive")}</Tag>
  );
}

/** One member of staff, edited in place; the forms stand outside the row's cells and are named by them. */
export function UserRow({ user }: { user: ListedUser }) {
  const { t, f } = useI18n();
  const choices = useRoleChoices();
  const form = `user-${user.id}`;
  return (
    <tr>
      <td className="mono">{user.username}</td>
      <td>
        <input
          className="input"
          form={form}
          name="displayName"
          defaultValue={user.displayName}
          aria-label={t("identity.users.displayName")}
          required
        />
      </td>
      <td>
        <select
          className="select"
          form={form}
          name="role"
          defaultValue={user.role}
          aria-label={t("identity.users.role")}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          className="input"
          form={form}
          name="phone"
          defaultValue={user.phone ?? ""}
          aria-label={t("identity.users.phone")}
        />
      </td>
      <td>
        <input
          className="input"
          form={form}
          type="email"
          name="email"
          defaultValue={user.email ?? ""}
          aria-label={t("identity.users.email")}
        />
      </td>
      <td>
        <input
          className="input"
          form={form}
          name="wechatOpenId"
          defaultValue={user.wechatOpenId ?? ""}
          aria-label={t("identity.users.wechatOpenId")}
        />
      </td>
      <td>
        <span className="row">
          <UserState user={user} />
          <input
            type="checkbox"
            form={form}
            name="active"
            defaultChecked={user.active}
            aria-label={t("identity.users.active")}
          />
        </span>
      </td>
      <td>
        {user.sessions > 0 && user.lastSeenAt ? (
          `${user.sessions} · ${f.dateTime(user.lastSeenAt)}`
        ) : (
          <span className="muted">—</span>
        )}
      </td>
      <td>
        <Form method="post" id={form} className="row">
          <input type="hidden" name="id" value={user.id} />
          <input type="hidden" name="version" value={user.version} />
          <button className="btn btn-small" name="intent" value="update">
            {t("common.save")}
          </button>
          <button className="btn btn-small btn-quiet" name="intent" value="revoke" disabled={user.sessions === 0}>
            {t("identity.users.revoke")}
          </button>
          <details className="menu">
            <summary className="btn btn-small btn-quiet">{t("identity.users.reset")}</summary>
            <span className="menu-list row">
              <input
                className="input"
                type="password"
                name="password"
                minLength={10}
                autoComplete="new-password"
                aria-label={t("identity.users.password")}
              />
              <button className="btn" name="intent" value="reset">
                {t("common.confirm")}
              </button>
            </span>
          </details>
        </Form>
      </td>
    </tr>
  );
}
