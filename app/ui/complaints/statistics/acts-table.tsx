import { Link } from "@remix-run/react";
import type { ComplaintReport } from "#app/domain/complaints/complaint-statistics.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

/** Corrective and preventive measures that are not done, the most urgent first. */
export function ActsTable({ acts }: { acts: ComplaintReport["acts"] }) {
  const { t, f } = useI18n();
  const rest = acts.open - acts.first.length;
  return (
    <section className="stack-s" aria-labelledby="acts">
      <h2 id="acts">{t("complaintStatistics.acts.title", { n: acts.open })}</h2>
      {acts.first.length === 0 ? (
        <p className="muted">{t("complaintStatistics.acts.none")}</p>
      ) : (
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th>{t("complaintStatistics.acts.text")}</th>
                <th>{t("complaintStatistics.acts.kind")}</th>
                <th>{t("complaintStatistics.acts.owner")}</th>
                <th>{t("complaintStatistics.acts.due")}</th>
                <th>{t("complaintStatistics.acts.complaint")}</th>
              </tr>
            </thead>
            <tbody>
              {acts.first.map((act) => (
                <tr key={act.id}>
                  <td className="wrap">{act.text}</td>
                  <td>{t(`complaints.actKinds.${act.kind}`)}</td>
                  <td>{act.ownerName}</td>
                  <td>
                    {f.full(act.dueAt)} {act.late ? <Tag tone="late">{t("complaintStatistics.acts.late")}</Tag> : null}
                  </td>
                  <td>
                    <Link className="mono" to={`/complaints/${act.complaintNo}`}>
                      {act.complaintNo}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rest > 0 ? <p className="muted">{t("complaintStatistics.acts.more", { n: rest })}</p> : null}
    </section>
  );
}
