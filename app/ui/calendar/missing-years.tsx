import type { ReactNode } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

/** Says that public holidays are missing, and under it what to do; nothing when none are. */
export function MissingYears({ years, name, children }: { years: number[]; name?: string; children: ReactNode }) {
  const { t } = useI18n();
  if (years.length === 0) {
    return null;
  }
  const calendar = name ?? t("calendar.missing.anyCalendar");
  return (
    <div className="notice notice-warning" role="status">
      <Icon name="warning" />
      <div className="stack-s grow">
        <span>{t("calendar.missing.text", { name: calendar, years: years.join(", ") })}</span>
        {children}
      </div>
    </div>
  );
}
