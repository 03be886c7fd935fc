import { Form, Link, useSearchParams } from "@remix-run/react";
import { CHANNELS, DELIVERY_STATUSES } from "#app/domain/notifications/channels.ts";
import { PURPOSES } from "#app/domain/notifications/message-kind.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { SelectField, TextField } from "#app/ui/kit/form.tsx";

/** The filter of message lists: works by address, without JavaScript. `keep` are fields that stay as they are. */
export function DeliveryFilters({ withStatus, keep = [] }: { withStatus: boolean; keep?: string[] }) {
  const [query] = useSearchParams();
  const { t } = useI18n();
  const value = (name: string) => query.get(name) ?? "";
  return (
    <Form method="get" className="toolbar" key={query.toString()}>
      {keep.map((name) => (value(name) ? <input key={name} type="hidden" name={name} value={value(name)} /> : null))}
      <TextField
        name="q"
        label={t("common.search")}
        type="search"
        defaultValue={value("q")}
        placeholder={t("notifications.mailbox.search")}
        data-filter
      />
      <SelectField
        name="channel"
        label={t("notifications.messages.channel")}
        defaultValue={value("channel")}
        empty={t("common.all")}
        choices={CHANNELS.map((channel) => ({ value: channel, label: t(`notifications.channels.${channel}`) }))}
      />
      <SelectField
        name="purpose"
        label={t("notifications.messages.purpose")}
        defaultValue={value("purpose")}
        empty={t("common.all")}
        choices={PURPOSES.map((purpose) => ({ value: purpose, label: t(`notifications.purposes.${purpose}`) }))}
      />
      {withStatus ? (
        <SelectField
          name="status"
          label={t("notifications.messages.status")}
          defaultValue={value("status")}
          empty={t("common.all")}
          choices={DELIVERY_STATUSES.map((status) => ({ value: status, label: t(`notifications.statuses.${status}`) }))}
        />
      ) : null}
      <TextField name="from" label={t("notifications.messages.from")} type="date" defaultValue={value("from")} />
      <TextField name="to" label={t("notifications.messages.to")} type="date" defaultValue={value("to")} />
      <button className="btn">{t("common.filter")}</button>
      <Link className="btn btn-quiet" to="?">
        {t("common.clear")}
      </Link>
    </Form>
  );
}

/** An address of the same list with some fields changed; null takes one out. */
export function listHref(query: URLSearchParams, change: Record<string, string | null>): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) {
      next.delete(name);
    } else {
      next.set(name, value);
    }
  }
  return `?${next}`;
}
