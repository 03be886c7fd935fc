import { Link } from "@remix-run/react";
import type { ComplaintLine, LinkView } from "#app/domain/complaints/complaint-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { SelectField, TextField } from "#app/ui/kit/form.tsx";
import { StatusTag } from "../complaint-tags.tsx";
import { useCase } from "./case-context.tsx";
import { CaseForm } from "./case-form.tsx";

function LinkLine({ link }: { link: LinkView }) {
  const { t } = useI18n();
  const { file } = useCase();
  const mono = link.kind === "shipment" || link.kind === "complaint" ? "mono" : undefined;
  return (
    <li className="cmp-line">
      <span className="muted">{t(`complaints.linkKinds.${link.kind}`)}</span>
      {link.href ? (
        <Link to={link.href} className={mono}>
          {link.label}
        </Link>
      ) : (
        <span className={mono}>{link.label}</span>
      )}
      {file.open && file.may.work ? (
        <CaseForm
          intent="unlink"
          of={link.id}
          label={t("common.remove")}
          submit={t("common.remove")}
          hidden={{ linkId: link.id }}
          quiet
        />
      ) : null}
    </li>
  );
}

function AddLink() {
  const { t } = useI18n();
  const { partners } = useCase();
  return (
    <div className="row-wrap">
      <CaseForm intent="link" of="number" label={t("complaints.case.linkNumber")} submit={t("common.add")} icon="plus">
        {(was) => (
          <>
            <SelectField
              name="kind"
              label={t("complaints.case.linkKind")}
              defaultValue={was("kind", "shipment")}
              choices={(["shipment", "complaint"] as const).map((value) => ({
                value,
                label: t(`complaints.linkKinds.${value}`),
              }))}
            />
            <TextField
              name="ref"
              label={t("complaints.case.linkRef")}
              required
              maxLength={60}
              defaultValue={was("ref")}
            />
          </>
        )}
      </CaseForm>
      <CaseForm
        intent="link"
        of="partner"
        label={t("complaints.case.linkPartner")}
        submit={t("common.add")}
        icon="plus"
        hidden={{ kind: "partner" }}
      >
        {(was) => (
          <SelectField
            name="ref"
            label={t("complaints.linkKinds.partner")}
            required
            empty=""
            defaultValue={was("ref")}
            choices={partners.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </CaseForm>
    </div>
  );
}

/** The shipments, partners and complaints it concerns. */
export function LinksCard() {
  const { t } = useI18n();
  const { file } = useCase();
  return (
    <section className="card" aria-labelledby="cmp-links">
      <div className="card-head">
        <h2 id="cmp-links">{t("complaints.case.links")}</h2>
      </div>
      <div className="card-body stack-s">
        {file.links.length === 0 ? <p className="muted">{t("complaints.case.noLinks")}</p> : null}
        <ul className="cmp-lines">
          {file.links.map((link) => (
            <LinkLine key={link.id} link={link} />
          ))}
        </ul>
        {file.open && file.may.work ? <AddLink /> : null}
      </div>
    </section>
  );
}

function Lines({ title, lines }: { title: string; lines: ComplaintLine[] }) {
  const { f } = useI18n();
  const { now } = useCase();
  if (lines.length === 0) {
    return null;
  }
  return (
    <section className="card">
      <div className="card-head">
        <h2>{title}</h2>
      </div>
      <ul className="card-body cmp-lines">
        {lines.map((line) => (
          <li key={line.id} className="cmp-similar">
            <Link to={`/complaints/${line.complaintNo}`} className="mono">
              {line.complaintNo}
            </Link>
            <StatusTag status={line.status} />
            <span className="muted">{f.dateTime(line.createdAt, now)}</span>
            <span className="cmp-similar-text">{line.excerpt}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Complaints that may be the same matter, and those that go on here. */
export function OtherComplaints() {
  const { t } = useI18n();
  const { file } = useCase();
  return (
    <>
      {file.open ? <Lines title={t("complaints.case.similar")} lines={file.similar} /> : null}
      <Lines title={t("complaints.case.mergedFrom")} lines={file.mergedFrom} />
    </>
  );
}
