import { Form, Link } from "@remix-run/react";
import { addDays } from "#app/domain/calendar/business-day.ts";
import { tripStatuses } from "#app/domain/dispatch/trip.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

const directions = ["inbound", "outbound", "transit"] as const;

export interface TripFilterValues {
  date: string;
  direction: string;
  status: string;
}

function addressOf({ date, direction, status }: TripFilterValues): string {
  const params = new URLSearchParams({ date, direction, status });
  return `?${new URLSearchParams([...params].filter(([, value]) => value !== ""))}`;
}

/** Day, direction and state of the trips listed; the days before and after are one click away. */
export function TripFilter({ filter, today }: { filter: TripFilterValues; today: string }) {
  const { t } = useI18n();
  const day = (date: string) => addressOf({ ...filter, date });
  return (
    <div className="toolbar">
      <Link className="btn btn-icon" to={day(addDays(filter.date, -1))}>
        <Icon name="back" label={t("fleet.trips.dayBefore")} />
      </Link>
      <Link className="btn" to={day(today)} aria-current={filter.date === today}>
        {t("fleet.trips.today")}
      </Link>
      <Link className="btn btn-icon" to={day(addDays(filter.date, 1))}>
        <Icon name="arrow" label={t("fleet.trips.dayAfter")} />
      </Link>
      <Form method="get" className="toolbar" key={addressOf(filter)}>
        <input
          className="input"
          type="date"
          name="date"
          defaultValue={filter.date}
          aria-label={t("fleet.trips.date")}
          data-filter
        />
        <select
          className="select"
          name="direction"
          defaultValue={filter.direction}
          aria-label={t("fleet.trips.direction")}
        >
          <option value="">{t("fleet.trips.anyDirection")}</option>
          {directions.map((direction) => (
            <option key={direction} value={direction}>
              {t(`common.direction.${direction}`)}
            </option>
          ))}
        </select>
        <select className="select" name="status" defaultValue={filter.status} aria-label={t("fleet.trips.state")}>
          <option value="">{t("fleet.trips.anyState")}</option>
          {tripStatuses.map((status) => (
            <option key={status} value={status}>
              {t(`fleet.tripStates.${status}`)}
            </option>
          ))}
        </select>
        <button className="btn">{t("common.filter")}</button>
      </Form>
    </div>
  );
}
