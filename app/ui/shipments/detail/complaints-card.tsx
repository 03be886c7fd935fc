import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { SeverityTag, StatusTag } from "#app/ui/complaints/complaint-tags.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useDetail } from "./detail-context.tsx";

/** The complaints about this shipment, and the way to take one down. */
export function ComplaintsCard() {
  const { t, f } = useI18n();
  const { complaints, may, shipment, now } = useDetail();
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("complaints.queue.title")}</h2>
        {may.complain ? (
          <Link className="btn btn-small" to={`/complaints/new?shipment=${shipment.waybillNo}`}>
            <Icon name="plus" />
            {t("complaints.queue.register")}
          </Link>
        ) : null}
      </div>
      {complaints.length === 0 ? <p className="card-body muted">{t("complaints.queue.noneOfShipment")}</p> : null}
      <ul className="detail-legs">
        {complaints.map((complaint) => (
          <li key={complaint.id}>
            <Link className="mono" to={`/complaints/${complaint.complaintNo}`}>
              {complaint.complaintNo}
            </Link>
            <SeverityTag severity={complaint.severity} judged />
            <StatusTag status={complaint.status} />
            <span className="muted">{f.dateTime(complaint.createdAt, now)}</span>
            <span className="truncate">{complaint.excerpt}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
