import { Form, Link } from "@remix-run/react";
import { addMonths, type Period } from "#app/domain/complaints/complaint-statistics.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

/** A month, one before and after a click away; or any days. */
export function PeriodPicker({ period }: { period: Period }) {
  const { t } = useI18n();
  const month = period.month ?? period.to.slice(0, 7);
  return (
    <div className="toolbar no-print">
      <Link className="btn btn-icon" to={`?month=${addMonths(month, -1)}`}>
        <Icon name="back" label={t("complaintStatistics.period.before")} />
      </Link>
      <Form method="get" className="toolbar" key={`m-${month}`}>
        <input
          className="input"
          type="month"
          name="month"
          defaultValue={month}
          pattern="\d{4}-\d{2}"
          aria-label={t("complaintStatistics.period.choose")}
        />
        <button className="btn">{t("complaintStatistics.period.show")}</button>
      </Form>
      <Link className="btn btn-icon" to={`?month=${addMonths(month, 1)}`}>
        <Icon name="arrow" label={t("complaintStatistics.period.after")} />
      </Link>
      <Form method="get" className="toolbar" key={`${period.from}-${period.to}`}>
        <input
          className="input"
          type="date"
          name="from"
          defaultValue={period.from}
          aria-label={t("complaintStatistics.period.from")}
        />
        <span aria-hidden>–</span>
        <input
          className="input"
          type="date"
          name="to"
          defaultValue={period.to}
          aria-label={t("complaintStatistics.period.to")}
        />
        <button className="btn">{t("complaintStatistics.period.show")}</button>
      </Form>
    </div>
  );
}
