import { Form, Link } from "@remix-run/react";
import type { FormEvent } from "react";
import { CHANNELS, COMPLAINT_STATUSES, RESPONSIBLE_PARTIES } from "#app/domain/complaints/complaint.ts";
import {
  type ComplaintCounts,
  QUEUE_VIEWS,
  type QueueFilter,
  type QueueView,
} from "#app/domain/complaints/complaint-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { queueParams } from "./queue-params.ts";

const COUNTED: Partial<Record<QueueView, keyof ComplaintCounts>> = {
  open: "open",
  mine: "mine",
  unclaimed: "unclaimed",
  overdue: "overdue",
  major: "major",
};
const ALARMING: ReadonlySet<QueueView> = new Set(["overdue", "major"]);

/** The views with what is in each. */
export function QueueTabs({ filter, counts }: { filter: QueueFilter; counts: ComplaintCounts }) {
  const { t } = useI18n();
  return (
    <nav className="tabs" aria-label={t("complaints.queue.title")}>
      {QUEUE_VIEWS.map((view) => {
        const key = COUNTED[view];
        const count = key ? counts[key] : 0;
        return (
          <Link
            key={view}
            to={`/complaints?${queueParams({ ...filter, view })}`}
            aria-current={filter.view === view ? "page" : undefined}
            prefetch="intent"
          >
            {t(`complaints.queue.views.${view}`)}
            {count > 0 ? <span className={ALARMING.has(view) ? "count" : "cmp-count"}>{count}</span> : null}
          </Link>
        );
      })}
    </nav>
  );
}

function Choice(props: { name: "status" | "party" | "channel"; value: string | null; choices: [string, string][] }) {
  const { name, value, choices } = props;
  const { t } = useI18n();
  return (
    <label className="cmp-filter">
      <span>{t(`complaints.queue.filters.${name}`)}</span>
      <select className="select" name={name} defaultValue={value ?? ""} key={value ?? ""}>
        <option value="">{t("complaints.queue.filters.any")}</option>
        {choices.map(([code, label]) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The conditions as a form of the GET kind: the address is the view. A choice applies at once. */
export function QueueFilters({ filter }: { filter: QueueFilter }) {
  const { t } = useI18n();
  const onChange = (event: FormEvent<HTMLFormElement>) => {
    if (event.target instanceof HTMLSelectElement) {
      event.currentTarget.requestSubmit();
    }
  };
  const named = (codes: readonly string[], group: string): [string, string][] =>
    codes.map((code) => [code, t(`complaints.${group}.${code}`)]);
  return (
    <Form method="get" action="/complaints" className="cmp-filters" onChange={onChange} role="search">
      <input type="hidden" name="view" value={filter.view} />
      <label className="cmp-filter cmp-filter-text">
        <span className="sr-only">{t("common.search")}</span>
        <Icon name="search" />
        <input
          className="input"
          name="text"
          data-filter
          defaultValue={filter.text}
          key={filter.text}
          placeholder={t("complaints.queue.filters.text")}
        />
      </label>
      <Choice name="status" value={filter.status} choices={named(COMPLAINT_STATUSES, "statuses")} />
      <Choice name="party" value={filter.party} choices={named(RESPONSIBLE_PARTIES, "parties")} />
      <Choice name="channel" value={filter.channel} choices={named(CHANNELS, "channels")} />
      <button className="btn btn-small cmp-filter-apply">{t("common.apply")}</button>
    </Form>
  );
}
