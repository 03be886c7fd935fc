import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";

/** The two halves of the page: promised times of lanes, targets of the service. */
export function StandardsTabs({ tab }: { tab: "lanes" | "service" }) {
  const { t } = useI18n();
  return (
    <nav className="tabs" aria-label={t("standards.title")}>
      <Link to="/standards" aria-current={tab === "lanes" ? "page" : undefined}>
        {t("standards.service.tabs.lanes")}
      </Link>
      <Link to="/standards?tab=service" aria-current={tab === "service" ? "page" : undefined}>
        {t("standards.service.tabs.service")}
      </Link>
    </nav>
  );
}
