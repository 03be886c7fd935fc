import { type Direction, deliveryModes, isArrival, paymentTerms } from "#app/domain/shipments/shipment-words.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { type Choice, SelectField, TextField } from "#app/ui/kit/form.tsx";
import type { Values } from "./party-fields.tsx";

interface Props {
  direction: Direction;
  values: Values;
  stations: Choice[];
  today: string;
  deliveryMode: string;
  onDeliveryMode: (mode: string) => void;
  onShippedOn: (day: string) => void;
}

/** Money, hand-over, and what is known of the goods' arrival. */
export function TermsFields(props: Props) {
  const { direction, values, stations, today, deliveryMode, onDeliveryMode, onShippedOn } = props;
  const { t } = useI18n();
  const label = (field: string) => t(`shipments.entry.fields.${field}`);
  const money = (name: string) => (
    <TextField
      name={name}
      label={label(name)}
      inputMode="decimal"
      defaultValue={values[name]}
      affix={t("common.unit.yuan")}
    />
  );
  return (
    <fieldset className="card entry-part entry-thirds">
      <legend>{t("shipments.entry.sections.terms")}</legend>
      <SelectField
        name="paymentTerm"
        label={label("paymentTerm")}
        defaultValue={values.paymentTerm ?? (isArrival(direction) ? "collect" : "prepaid")}
        choices={paymentTerms.map((value) => ({ value, label: t(`shipments.list.payment.${value}`) }))}
      />
      {money("freight")}
      {money("cod")}
      {money("declaredValue")}
      <SelectField
        name="deliveryMode"
        label={label("deliveryMode")}
        value={deliveryMode}
        onChange={(event) => onDeliveryMode(event.target.value)}
        choices={deliveryModes.map((value) => ({ value, label: t(`shipments.list.delivery.${value}`) }))}
      />
      <TextField
        name="receiptCount"
        label={label("receiptCount")}
        inputMode="numeric"
        defaultValue={values.receiptCount}
        affix={t("shipments.entry.unit.receipt")}
      />
      {isArrival(direction) ? (
        <>
          <SelectField
            name="stationCode"
            label={label("stationCode")}
            defaultValue={values.stationCode ?? ""}
            empty={t("shipments.entry.noStation")}
            choices={stations}
          />
          <TextField
            name="shippedOn"
            label={label("shippedOn")}
            type="date"
            max={today}
            defaultValue={values.shippedOn}
            title={t("shipments.entry.hints.shippedOn")}
            onChange={(event) => onShippedOn(event.target.value)}
          />
        </>
      ) : null}
      <TextField name="externalNo" label={label("externalNo")} defaultValue={values.externalNo} autoComplete="off" />
      <TextField
        name="remarks"
        label={label("remarks")}
        placeholder={t("shipments.entry.hints.remarks")}
        defaultValue={values.remarks}
        autoComplete="off"
        className="entry-all"
      />
    </fieldset>
  );
}
