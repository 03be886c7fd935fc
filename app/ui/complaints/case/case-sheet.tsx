import type { ReactNode } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { useCase } from "./case-context.tsx";
import { ActsTable, ClocksTable, HistoryTable } from "./case-sheet-tables.tsx";
import "./case-sheet.css";

function Facts({ rows }: { rows: [string, ReactNode][] }) {
  return (
    <dl className="sheet-facts">
      {rows
        .filter(([, value]) => value !== null && value !== undefined && value !== "")
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Head() {
  const { t, f } = useI18n();
  const { file, company, now } = useCase();
  return (
    <header className="sheet-head">
      <div>
        <div>{company}</div>
        <div className="sheet-title">{t("complaints.case.sheet.title")}</div>
      </div>
      <div className="sheet-no">
        <b>{file.complaintNo}</b>
        <div>
          {t(`complaints.severities.${file.effectiveSeverity}`)} · {t(`complaints.statuses.${file.status}`)}
        </div>
        <small>{t("complaints.case.sheet.printed", { time: f.full(now) })}</small>
      </div>
    </header>
  );
}

function Subject() {
  const { t, f } = useI18n();
  const { file } = useCase();
  const field = (key: string) => t(`complaints.case.fields.${key}`);
  const links = file.links.map((link) => `${t(`complaints.linkKinds.${link.kind}`)} ${link.label}`).join("; ");
  return (
    <section>
      <h2>{t("complaints.case.facts")}</h2>
      <Facts
        rows={[
          [field("name"), `${file.contactName} (${t(`complaints.complainants.${file.complainant}`)})`],
          [field("phone"), file.contactPhone],
          [field("channel"), t(`complaints.channels.${file.channel}`)],
          [field("registered"), [f.full(file.createdAt), file.createdByName].filter(Boolean).join(" · ")],
          [field("occurredAt"), file.occurredAt ? f.full(file.occurredAt) : null],
          [field("claim"), file.claimFen === null ? null : `¥${f.money(file.claimFen)}`],
          [t("complaints.queue.columns.owner"), file.owner?.name],
          [t("complaints.case.links"), links],
          [t("complaints.queue.entry.marks"), file.signs.map((sign) => t(`complaints.signs.${sign}`)).join(" · ")],
        ]}
      />
      <p className="sheet-text">{file.content}</p>
      {file.remedy ? (
        <p>
          {t("complaints.queue.entry.remedy")}: {file.remedy}
        </p>
      ) : null}
    </section>
  );
}

function Findings() {
  const { t, f } = useI18n();
  const { file } = useCase();
  const proposal = file.proposals.at(-1);
  const option = proposal?.options[proposal.chosen];
  const responsible = [
    file.party ? t(`complaints.parties.${file.party}`) : null,
    file.department ? t(`complaints.departments.${file.department}`) : file.partnerName,
  ]
    .filter(Boolean)
    .join(" · ");
  return (
    <section>
      <h2>{t("complaints.case.sheet.handling")}</h2>
      <Facts
        rows={[
          [
            t("complaints.phases.judge"),
            file.validity
              ? `${t(`complaints.validities.${file.validity}`)} · ${file.judgeReason} (${file.judgedByName})`
              : null,
          ],
          [t("complaints.case.party"), responsible],
          [t("complaints.case.cause"), file.causeCode ? t(`complaints.causes.${file.causeCode}`) : null],
          [t("complaints.case.whys"), file.whys.map((line) => `${line.why} — ${line.because}`).join("; ")],
          [t("complaints.case.findings"), file.findings],
          [t("complaints.phases.propose"), option ? `${option.title} ${option.text}` : null],
          [
            t("complaints.case.compensation"),
            proposal && proposal.status !== "draft"
              ? `¥${f.money(proposal.compensationFen)} · ${t(`complaints.proposalStatuses.${proposal.status}`)} ${proposal.decidedByName ?? ""}`
              : null,
          ],
          [t("complaints.case.verdict"), file.verdict ? t(`complaints.verdicts.${file.verdict}`) : null],
          [t("complaints.case.summary"), file.summary],
        ]}
      />
    </section>
  );
}

/** The case on paper (A4, only in print): what it was, what was found and done, every word in order, room to sign. */
export function CaseSheet() {
  const { t } = useI18n();
  return (
    <article className="cmp-sheet" aria-hidden>
      <Head />
      <Subject />
      <Findings />
      <ClocksTable />
      <ActsTable />
      <HistoryTable />
      <footer className="sheet-signs">
        {(["ownerSign", "managerSign", "dateSign"] as const).map((key) => (
          <span key={key}>{t(`complaints.case.sheet.${key}`)}:</span>
        ))}
      </footer>
    </article>
  );
}
