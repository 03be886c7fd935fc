import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { COMPLAINANTS, FLAGS } from "#app/domain/complaints/complaint.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { CheckField, SelectField, TextAreaField, TextField } from "#app/ui/kit/form.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { useCase } from "./case-context.tsx";
import { useLocalTime, YuanField, yuanText } from "./case-fields.tsx";
import { CaseForm, type Was } from "./case-form.tsx";
import { PhoneLine } from "./phone-line.tsx";

function AmendFields({ was }: { was: Was }) {
  const { t } = useI18n();
  const { file } = useCase();
  const local = useLocalTime();
  const label = (key: string) => t(`complaints.queue.entry.${key}`);
  return (
    <>
      <TextField
        name="contactName"
        label={label("name")}
        required
        maxLength={40}
        defaultValue={was("contactName", file.contactName)}
      />
      <SelectField
        name="complainant"
        label={label("complainant")}
        defaultValue={was("complainant", file.complainant)}
        choices={COMPLAINANTS.map((value) => ({ value, label: t(`complaints.complainants.${value}`) }))}
      />
      <TextField
        name="contactEmail"
        label={label("email")}
        type="email"
        defaultValue={was("contactEmail", file.contactEmail)}
      />
      <TextAreaField
        name="remedy"
        label={label("remedy")}
        maxLength={1_000}
        defaultValue={was("remedy", file.remedy)}
      />
      <YuanField name="claimFen" label={label("claim")} defaultValue={was("claimFen", yuanText(file.claimFen))} />
      <TextField
        name="occurredAt"
        label={label("occurredAt")}
        type="datetime-local"
        defaultValue={was("occurredAt", local(file.occurredAt))}
      />
      <fieldset className="cmp-checks">
        <legend>{label("marks")}</legend>
        {FLAGS.map((flag) => (
          <CheckField
            key={flag}
            name="flags"
            value={flag}
            label={t(`complaints.signs.${flag}`)}
            defaultChecked={file.flags.includes(flag)}
          />
        ))}
      </fieldset>
    </>
  );
}

function useFacts(): [string, ReactNode][] {
  const { t, f } = useI18n();
  const { file, now } = useCase();
  const { customer } = file;
  return [
    ["name", file.contactName],
    ["phone", <PhoneLine key="p" />],
    ["email", file.contactEmail],
    ["complainant", t(`complaints.complainants.${file.complainant}`)],
    [
      "customer",
      customer ? (
        <span className="row-wrap" key="c">
          <Link to={`/customers/${customer.id}`}>{customer.name}</Link>
          {customer.class === "normal" ? null : (
            <Tag tone="moving" icon="user">
              {t(`customers.classes.${customer.class}`)}
            </Tag>
          )}
        </span>
      ) : null,
    ],
    ["channel", t(`complaints.channels.${file.channel}`)],
    ["registered", [f.dateTime(file.createdAt, now), file.createdByName].filter(Boolean).join(" · ")],
    ["occurredAt", file.occurredAt ? f.dateTime(file.occurredAt, now) : null],
    ["claim", file.claimFen === null ? null : `¥${f.money(file.claimFen)}`],
  ];
}

/** Who complains, about what, what he wants; the words as he said them. */
export function FactsCard() {
  const { t } = useI18n();
  const { file } = useCase();
  const facts = useFacts();
  return (
    <section className="card" aria-labelledby="cmp-facts">
      <div className="card-head">
        <h2 id="cmp-facts">{t("complaints.case.facts")}</h2>
      </div>
      <div className="card-body stack-s">
        <blockquote className="cmp-words">{file.content}</blockquote>
        {file.remedy ? (
          <p>
            <span className="muted">{t("complaints.queue.entry.remedy")}:</span> {file.remedy}
          </p>
        ) : null}
        {file.signs.length > 0 ? (
          <p className="row-wrap">
            {file.signs.map((sign) => (
              <Tag key={sign} tone="exception">
                {t(`complaints.signs.${sign}`)}
              </Tag>
            ))}
          </p>
        ) : null}
        <dl className="facts">
          {facts
            .filter(([, value]) => value !== null && value !== "")
            .map(([key, value]) => (
              <div key={key} style={{ display: "contents" }}>
                <dt>{t(`complaints.case.fields.${key}`)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        {file.open && file.may.work ? (
          <CaseForm intent="amend" label={t("complaints.case.amend")} submit={t("common.save")} showsStored>
            {(was) => <AmendFields was={was} />}
          </CaseForm>
        ) : null}
      </div>
    </section>
  );
}
