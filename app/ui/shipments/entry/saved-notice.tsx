import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

/** The number just given, with what comes next for it. */
export function SavedNotice({ waybillNo, id }: { waybillNo: string; id: string }) {
  const { t } = useI18n();
  return (
    <div className="notice notice-done entry-saved" role="status">
      <Icon name="check" />
      <span>
        {t("shipments.entry.savedNotice")} <b className="mono">{waybillNo}</b>
      </span>
      <Link to={`/shipments/${waybillNo}`}>{t("shipments.entry.open")}</Link>
      <a href={`/shipments/labels?id=${id}`} target="_blank" rel="noreferrer">
        {t("shipments.entry.print")}
      </a>
    </div>
  );
}
