import type { PublicCase, PublicEntry } from "#app/domain/complaints/public-case.server.ts";
import { useI18n } from "#app/i18n/react.tsx";

function Line({ entry }: { entry: PublicEntry }) {
  const { t, f } = useI18n();
  const { at, kind, text, promisedAt, result, verdict } = entry;
  const who = kind === "customer" && verdict ? verdict : kind === "answer" && result ? "result" : kind;
  return (
    <li data-kind={kind}>
      <p className="public-line-head">
        <strong>{t(`publicComplaints.entries.${who}`)}</strong>
        <time dateTime={new Date(at).toISOString()}>{f.full(at)}</time>
      </p>
      <p className="public-words">{text || t("publicComplaints.entries.receiptText")}</p>
      {promisedAt ? (
        <p className="muted">{t("publicComplaints.entries.promised", { time: f.full(promisedAt) })}</p>
      ) : null}
    </li>
  );
}

/** What was said between the customer and us, the last first; his complaint itself at the end. */
export function CaseHistory({ page }: { page: PublicCase }) {
  const { t, f } = useI18n();
  const { entries, content, remedy, createdAt } = page;
  return (
    <section className="card" aria-labelledby="public-history">
      <h2 className="card-head" id="public-history">
        {t("publicComplaints.case.history")}
      </h2>
      <ol className="public-talk">
        {entries.map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
        <li data-kind="customer">
          <p className="public-line-head">
            <strong>{t("publicComplaints.entries.complaint")}</strong>
            <time dateTime={new Date(createdAt).toISOString()}>{f.full(createdAt)}</time>
          </p>
          <p className="public-words">{content}</p>
          {remedy ? (
            <p className="public-words">
              <span className="muted">{t("publicComplaints.entries.remedy")}</span> {remedy}
            </p>
          ) : null}
        </li>
      </ol>
    </section>
  );
}
