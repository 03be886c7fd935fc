import type { ReactNode } from "react";
import { DELIVERY_MODES, PAYMENT_TERMS } from "#app/domain/shipments/shipment-filter.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { SelectField, TextAreaField, TextField } from "#app/ui/kit/form.tsx";
import { ActForm } from "./act-form.tsx";
import { useDetail } from "./detail-context.tsx";

const kg = (grams: number) => String(grams / 1000);
const m3 = (cm3: number) => String(cm3 / 1_000_000);
const yuan = (fen: number) => (fen / 100).toFixed(2);

export type EditGroup = "consignee" | "shipper" | "goods" | "money";

function PartyFields({ party }: { party: "consignee" | "shipper" }) {
  const { t } = useI18n();
  const { shipment } = useDetail();
  const label = (key: string) => t(`shipments.detail.fields.${key}`);
  return (
    <>
      <TextField
        name={`${party}Name`}
        label={label(party)}
        required={party === "consignee"}
        defaultValue={shipment[`${party}Name`] ?? ""}
      />
      <TextField name={`${party}Phone`} label={label("phone")} defaultValue={shipment[`${party}Phone`] ?? ""} />
      {party === "consignee" ? (
        <TextField name="destText" label={label("destination")} defaultValue={shipment.destText} />
      ) : (
        <TextField name="originText" label={label("origin")} defaultValue={shipment.originText} />
      )}
      <TextField name={`${party}Address`} label={label("address")} defaultValue={shipment[`${party}Address`] ?? ""} />
    </>
  );
}

function GoodsFields() {
  const { t } = useI18n();
  const { shipment } = useDetail();
  const label = (key: string) => t(`shipments.detail.fields.${key}`);
  return (
    <>
      <TextField name="goodsName" label={label("goods")} required defaultValue={shipment.goodsName} />
      <TextField name="packing" label={label("packing")} defaultValue={shipment.packing ?? ""} />
      <TextField
        name="pieces"
        label={label("pieces")}
        required
        inputMode="numeric"
        defaultValue={shipment.pieces}
        affix={t("common.unit.piece")}
      />
      <TextField
        name="weight"
        label={label("weight")}
        required
        inputMode="decimal"
        defaultValue={kg(shipment.weightG)}
        affix={t("common.unit.kg")}
      />
      <TextField
        name="volume"
        label={label("volume")}
        inputMode="decimal"
        defaultValue={m3(shipment.volumeCm3)}
        affix={t("common.unit.m3")}
      />
      <TextField name="externalNo" label={label("externalNo")} defaultValue={shipment.externalNo ?? ""} />
      <TextAreaField name="remarks" label={label("remarks")} defaultValue={shipment.remarks ?? ""} maxLength={500} />
    </>
  );
}

function MoneyFields() {
  const { t } = useI18n();
  const { shipment } = useDetail();
  const label = (key: string) => t(`shipments.detail.fields.${key}`);
  const amount = (name: string, key: string, fen: number) => (
    <TextField
      name={name}
      label={label(key)}
      inputMode="decimal"
      defaultValue={yuan(fen)}
      affix={t("common.unit.yuan")}
    />
  );
  return (
    <>
      <SelectField
        name="paymentTerm"
        label={label("payment")}
        defaultValue={shipment.paymentTerm}
        choices={PAYMENT_TERMS.map((value) => ({ value, label: t(`shipments.list.payment.${value}`) }))}
      />
      <SelectField
        name="deliveryMode"
        label={label("delivery")}
        defaultValue={shipment.deliveryMode}
        choices={DELIVERY_MODES.map((value) => ({ value, label: t(`shipments.list.delivery.${value}`) }))}
      />
      {amount("freight", "freight", shipment.freightFen)}
      {amount("cod", "cod", shipment.codFen)}
      {amount("declaredValue", "declared", shipment.declaredValueFen)}
      <TextField
        name="receiptCount"
        label={label("receipts")}
        inputMode="numeric"
        defaultValue={shipment.receiptCount}
      />
    </>
  );
}

const FIELDS: Record<EditGroup, () => ReactNode> = {
  consignee: () => <PartyFields party="consignee" />,
  shipper: () => <PartyFields party="shipper" />,
  goods: GoodsFields,
  money: MoneyFields,
};

/** Corrects one group of the facts in place. The masked phone sent back unchanged stays what it is. */
export function EditAct({ group }: { group: EditGroup }) {
  const { t } = useI18n();
  const { may, shipment } = useDetail();
  const Fields = FIELDS[group];
  if (!may.edit || !shipment.open) {
    return null;
  }
  return (
    <ActForm guarded intent="edit" label={t("shipments.detail.edit")} submit={t("common.save")}>
      <Fields />
    </ActForm>
  );
}
