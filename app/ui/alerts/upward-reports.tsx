import { Form, useLocation } from "@remix-run/react";
import { REPORT_CHANNELS, type UpwardReportView } from "#app/domain/alerts/alert.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { SelectField, TextAreaField, TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import "./alerts.css";

function NewReport({ complaintId }: { complaintId: string }) {
  const { t } = useI18n();
  const { pathname, search } = useLocation();
  return (
    <details className="upward-new">
      <summary className="btn btn-small">
        <Icon name="plus" />
        {t("alerts.report.add")}
      </summary>
      <Form method="post" action="/incidents/act" className="stack-s" preventScrollReset>
        <input type="hidden" name="back" value={`${pathname}${search}`} />
        <input type="hidden" name="subject" value="complaint" />
        <input type="hidden" name="subjectId" value={complaintId} />
        <div className="form-grid">
          <TextField
            name="toName"
            label={t("alerts.report.toName")}
            placeholder={t("alerts.report.toNameHint")}
            required
            maxLength={60}
          />
          <SelectField
            name="channel"
            label={t("alerts.report.channel")}
            choices={REPORT_CHANNELS.map((value) => ({ value, label: t(`alerts.report.channels.${value}`) }))}
          />
        </div>
        <TextAreaField name="text" label={t("alerts.report.text")} required maxLength={2_000} />
        <div>
          <button className="btn btn-primary" name="intent" value="report">
            {t("alerts.report.add")}
          </button>
        </div>
      </Form>
    </details>
  );
}

/** What was reported to those above about a case, and the form to record one more. */
export function UpwardReports(props: {
  complaintId: string;
  reports: readonly UpwardReportView[];
  mayReport: boolean;
}) {
  const { complaintId, reports, mayReport } = props;
  const { t, f } = useI18n();
  return (
    <div className="stack-s">
      {mayReport ? <NewReport key={reports.length} complaintId={complaintId} /> : null}
      {reports.length === 0 ? <p className="muted">{t("alerts.report.empty")}</p> : null}
      <ul className="stack-s">
        {reports.map(({ id, at, byName, toName, channel, text }) => (
          <li key={id} className="upward-line">
            <span className="muted">
              {t("alerts.report.line", {
                by: byName,
                to: toName,
                time: f.dateTime(at),
                channel: t(`alerts.report.channels.${channel}`),
              })}
            </span>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
