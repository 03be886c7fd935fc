import { Form, Link, useNavigate } from "@remix-run/react";
import type { FormEvent } from "react";
import {
  DELIVERY_MODES,
  filterToParams,
  LIST_SORTS,
  LIST_STATES,
  maySortByDue,
  PAYMENT_TERMS,
  type ShipmentFilter,
} from "#app/domain/shipments/shipment-filter.ts";
import { DIRECTIONS } from "#app/domain/tracking/direction.ts";
import { MILESTONES } from "#app/domain/tracking/milestone.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

export interface FilterChoices {
  places: { code: string; label: string; counties: { code: string; label: string }[] }[];
  listName: string | null;
  customerName: string | null;
}

interface Props {
  filter: ShipmentFilter;
  choices: FilterChoices;
  /** chosen columns of the address, kept while filtering */
  cols: string | null;
}

function hrefOf(filter: ShipmentFilter, cols: string | null, over: Partial<ShipmentFilter>): string {
  const params = filterToParams({ ...filter, ...over });
  if (cols) {
    params.set("cols", cols);
  }
  return `/shipments?${params}`;
}

/** The life of a shipment as tabs, and the direction. */
export function StateTabs({ filter, cols }: Omit<Props, "choices">) {
  const { t } = useI18n();
  return (
    <div className="ship-tabs">
      <nav className="tabs" aria-label={t("shipments.list.columns.milestone")}>
        {LIST_STATES.map((state) => (
          <Link
            key={state}
            to={hrefOf(filter, cols, { state, ...(maySortByDue(state) ? {} : { sort: "newest" }) })}
            aria-current={filter.state === state ? "page" : undefined}
            prefetch="intent"
          >
            {t(`shipments.list.states.${state}`)}
          </Link>
        ))}
      </nav>
      <nav className="row" aria-label={t("shipments.list.columns.direction")}>
        {[null, ...DIRECTIONS].map((direction) => (
          <Link
            key={direction ?? "any"}
            className="btn btn-small"
            to={hrefOf(filter, cols, { direction })}
            aria-current={filter.direction === direction ? "true" : undefined}
          >
            {direction ? t(`common.direction.${direction}`) : t("shipments.list.anyDirection")}
          </Link>
        ))}
      </nav>
    </div>
  );
}

function Choice(props: {
  name: string;
  label: string;
  value: string | null;
  choices: { value: string; label: string }[];
  required?: boolean;
}) {
  const { name, label, value, choices, required } = props;
  return (
    <label className="ship-filter">
      <span>{label}</span>
      <select className="select" name={name} defaultValue={value ?? ""} key={value ?? ""}>
        {required ? null : <option value="" />}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

function DestChoice({ value, places }: { value: string | null; places: FilterChoices["places"] }) {
  const { t } = useI18n();
  return (
    <label className="ship-filter">
      <span>{t("shipments.list.filters.dest")}</span>
      <select className="select" name="dest" defaultValue={value ?? ""} key={value ?? ""}>
        <option value="" />
        {places.map((group) => (
          <optgroup key={group.code} label={group.label}>
            <option value={group.code}>{t("shipments.list.filters.wholePrefecture", { name: group.label })}</option>
            {group.counties.map((county) => (
              <option key={county.code} value={county.code}>
                {county.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

/** Conditions that came with a link and have no field: shown so that they can be taken away. */
function Chips({ filter, choices, cols }: Props) {
  const { t } = useI18n();
  const chips = [
    filter.list ? { key: "list" as const, name: choices.listName ?? filter.list } : null,
    filter.customer ? { key: "customer" as const, name: choices.customerName ?? filter.customer } : null,
  ].filter((chip) => chip !== null);
  return chips.map((chip) => (
    <Link
      key={chip.key}
      className="btn btn-small"
      aria-current="true"
      to={hrefOf(filter, cols, { [chip.key]: null })}
      title={t("shipments.list.filters.removeChip")}
    >
      {t(`shipments.list.filters.${chip.key}`, { name: chip.name })}
      <Icon name="close" />
    </Link>
  ));
}

/** The conditions of the list as a form of the GET kind: the address is the view. */
export function ListFilters({ filter, choices, cols }: Props) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    // the address carries only what was asked for
    event.preventDefault();
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === "string" && value.trim() !== "" && !(name === "sort" && value === "newest")) {
        params.append(name, value.trim());
      }
    }
    navigate(`/shipments?${params}`);
  };
  const onChange = (event: FormEvent<HTMLFormElement>) => {
    if (
      event.target instanceof HTMLSelectElement ||
      (event.target instanceof HTMLInputElement && event.target.type === "date")
    ) {
      event.currentTarget.requestSubmit();
    }
  };
  const kept = { state: filter.state, direction: filter.direction, list: filter.list, customer: filter.customer, cols };
  return (
    <Form method="get" action="/shipments" className="ship-filters" onSubmit={submit} onChange={onChange}>
      {Object.entries(kept).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <label className="ship-filter ship-filter-text">
        <span className="sr-only">{t("common.search")}</span>
        <Icon name="search" />
        <input
          className="input"
          name="q"
          data-filter
          defaultValue={filter.q ?? ""}
          key={filter.q ?? ""}
          placeholder={t("shipments.list.filters.text")}
        />
      </label>
      <DestChoice value={filter.dest} places={choices.places} />
      <Choice
        name="milestone"
        label={t("shipments.list.filters.milestone")}
        value={filter.milestone}
        choices={MILESTONES.filter((one) => one !== "unknown").map((value) => ({
          value,
          label: t(`tracking.milestones.${value}`),
        }))}
      />
      <Choice
        name="payment"
        label={t("shipments.list.filters.payment")}
        value={filter.payment}
        choices={PAYMENT_TERMS.map((value) => ({ value, label: t(`shipments.list.payment.${value}`) }))}
      />
      <Choice
        name="delivery"
        label={t("shipments.list.filters.delivery")}
        value={filter.delivery}
        choices={DELIVERY_MODES.map((value) => ({ value, label: t(`shipments.list.delivery.${value}`) }))}
      />
      <label className="ship-filter">
        <span>{t("shipments.list.filters.from")}</span>
        <input className="input" type="date" name="from" defaultValue={filter.from ?? ""} key={`from${filter.from}`} />
      </label>
      <label className="ship-filter">
        <span>{t("shipments.list.filters.to")}</span>
        <input className="input" type="date" name="to" defaultValue={filter.to ?? ""} key={`to${filter.to}`} />
      </label>
      {maySortByDue(filter.state) && filter.q === null ? (
        <Choice
          name="sort"
          label={t("shipments.list.filters.sort")}
          value={filter.sort}
          required
          choices={LIST_SORTS.map((value) => ({ value, label: t(`shipments.list.sorts.${value}`) }))}
        />
      ) : null}
      <button className="btn ship-filter-apply">{t("common.apply")}</button>
      <Chips filter={filter} choices={choices} cols={cols} />
    </Form>
  );
}
