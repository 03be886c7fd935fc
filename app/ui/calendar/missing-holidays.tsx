import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { MissingYears } from "./missing-years.tsx";

/** For the page of the day: the default calendar lacks public holidays, and where to put that right. */
export function MissingHolidays({ years }: { years: number[] }) {
  const { t } = useI18n();
  return (
    <MissingYears years={years}>
      <span>
        <Link className="btn btn-small" to={`/admin/calendar?year=${years[0]}`}>
          {t("calendar.missing.open")}
        </Link>
      </span>
    </MissingYears>
  );
}
