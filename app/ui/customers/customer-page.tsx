import { Form, Link } from "@remix-run/react";
import { type CustomerClass, type CustomerLine, customerClasses } from "#app/domain/customers/customer-line.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, isRefusal, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { ClassTag } from "./customer-table.tsx";
import { EditConflict } from "./edit-conflict.tsx";

export interface CustomerFile {
  customer: CustomerLine & {
    email: string | null;
    wechatOpenId: string | null;
    locale: string;
    createdAt: string;
    consentAt: string | null;
    unsubscribedAt: string | null;
    version: number;
  };
  shipments: {
    id: string;
    waybillNo: string;
    direction: string;
    milestone: string;
    destText: string;
    createdAt: string;
  }[];
  may: { classify: boolean; seePhone: boolean };
}

function revealed(answer: unknown): string | undefined {
  const reply = answer as { ok?: boolean; result?: { phone?: string } } | undefined;
  return reply?.ok ? reply.result?.phone : undefined;
}

function Facts({ customer }: Pick<CustomerFile, "customer">) {
  const { t, f } = useI18n();
  return (
    <dl className="facts">
      <dt>{t("customers.facts.code")}</dt>
      <dd className="mono">{customer.code}</dd>
      <dt>{t("customers.facts.since")}</dt>
      <dd>{f.date(customer.createdAt)}</dd>
      <dt>{t("customers.facts.place")}</dt>
      <dd>{customer.placeName ?? <span className="muted">{t("customers.placeUnknown")}</span>}</dd>
      <dt>{t("customers.facts.consent")}</dt>
      <dd>{customer.consentAt ? f.full(customer.consentAt) : t("common.no")}</dd>
      {customer.unsubscribedAt ? (
        <>
          <dt>{t("customers.facts.unsubscribed")}</dt>
          <dd>{f.full(customer.unsubscribedAt)}</dd>
        </>
      ) : null}
    </dl>
  );
}

function Shipments({ shipments }: Pick<CustomerFile, "shipments">) {
  const { t, f } = useI18n();
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("customers.shipments")}</h2>
      </div>
      {shipments.length === 0 ? (
        <p className="card-body muted">{t("customers.noShipments")}</p>
      ) : (
        <table className="table">
          <tbody>
            {shipments.map((one) => (
              <tr key={one.id}>
                <td>
                  <Link className="mono" to={`/shipments/${one.waybillNo}`}>
                    {one.waybillNo}
                  </Link>
                </td>
                <td>{t(`common.direction.${one.direction}`)}</td>
                <td>{one.destText}</td>
                <td>{t(`tracking.milestones.${one.milestone}`)}</td>
                <td className="muted num">{f.dateTime(one.createdAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function ClassField({ value, may }: { value: CustomerClass; may: boolean }) {
  const { t } = useI18n();
  const choices = customerClasses.map((one) => ({ value: one, label: t(`customers.classes.${one}`) }));
  return may ? (
    <SelectField name="class" label={t("customers.class")} defaultValue={value} choices={choices} />
  ) : (
    <div className="field">
      <span className="label">{t("customers.class")}</span>
      <span title={t("customers.onlyManager")}>
        <ClassTag value={value} />
      </span>
      <input type="hidden" name="class" value={value} />
    </div>
  );
}

function EditForm({ customer, may, answer }: Omit<CustomerFile, "shipments"> & { answer: unknown }) {
  const { t } = useI18n();
  const shownPhone = revealed(answer) ?? customer.phone ?? "";
  const field = (name: string) => t(`customers.fields.${name}`);
  return (
    <Form method="post" className="card card-body stack" key={customer.version}>
      <input type="hidden" name="version" value={customer.version} />
      <FormProblems answer={answer}>
        <div className="form-grid">
          <TextField name="name" label={field("name")} required defaultValue={customer.name} className="wide" />
          <ClassField value={customer.class} may={may.classify} />
          <div className="row customers-phone wide">
            <TextField
              key={shownPhone}
              name="phone"
              label={field("phone")}
              hint={field("phoneHint")}
              defaultValue={shownPhone}
              inputMode="tel"
              autoComplete="off"
            />
            {may.seePhone && shownPhone.includes("*") ? (
              <button className="btn" name="act" value="reveal" formNoValidate>
                <Icon name="eye" />
                {t("customers.reveal")}
              </button>
            ) : null}
          </div>
          <TextField name="email" label={field("email")} type="email" defaultValue={customer.email ?? ""} />
          <TextField name="wechatOpenId" label={field("wechat")} defaultValue={customer.wechatOpenId ?? ""} />
          <SelectField
            name="locale"
            label={field("locale")}
            defaultValue={customer.locale}
            choices={["zh-CN", "en"].map((value) => ({ value, label: t(`customers.locales.${value}`) }))}
          />
          <TextField name="address" label={field("address")} defaultValue={customer.address ?? ""} className="full" />
        </div>
      </FormProblems>
      <div className="row">
        <button className="btn btn-primary" name="act" value="save">
          {t("common.save")}
        </button>
      </div>
    </Form>
  );
}

/** One customer: what is on file, what was sent lately, and the form to correct it. */
export function CustomerPage({ file, answer }: { file: CustomerFile; answer: unknown }) {
  const { customer, shipments, may } = file;
  const { t } = useI18n();
  return (
    <div className="page" style={{ maxWidth: 1100 }}>
      <div className="page-head">
        <Link to="/customers" className="btn btn-quiet">
          <Icon name="back" />
          {t("customers.title")}
        </Link>
        <h1>{customer.name}</h1>
        <ClassTag value={customer.class} />
      </div>
      {isRefusal(answer) && answer.code === "conflict" ? <EditConflict data={answer.data} /> : null}
      <EditForm customer={customer} may={may} answer={answer} />
      <div className="customers-below">
        <section className="card card-body">
          <Facts customer={customer} />
        </section>
        <Shipments shipments={shipments} />
      </div>
    </div>
  );
}
