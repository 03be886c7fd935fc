import { useState } from "react";
import { COMPLAINANTS } from "#app/domain/complaints/complaint.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { SelectField, TextField } from "#app/ui/kit/form.tsx";
import { CustomerBox, type FoundCustomer } from "#app/ui/shipments/entry/customer-box.tsx";

/** The texts of a form that was refused. */
export type Typed = Readonly<Record<string, string | undefined>>;

/** Who complains: a customer chosen by name or phone fills the rest; his number stays masked. */
export function WhoFields({ typed }: { typed: Typed }) {
  const { t } = useI18n();
  const [name, setName] = useState(typed.contactName ?? "");
  const [phone, setPhone] = useState(typed.contactPhone ?? "");
  const [customerId, setCustomerId] = useState(typed.customerId ?? "");
  const pick = (customer: FoundCustomer) => {
    setName(customer.name);
    setPhone(customer.phone ?? "");
    setCustomerId(customer.id);
  };
  const label = (key: string) => t(`complaints.queue.entry.${key}`);
  return (
    <fieldset className="card entry-part">
      <legend>{label("who")}</legend>
      <input type="hidden" name="customerId" value={customerId} />
      <CustomerBox
        name="contactName"
        label={label("name")}
        placeholder={t("shipments.entry.hints.customer")}
        required
        autoFocus
        maxLength={40}
        value={name}
        onText={setName}
        onPick={pick}
      />
      <CustomerBox
        name="contactPhone"
        label={label("phone")}
        required
        maxLength={30}
        inputMode="tel"
        value={phone}
        onText={setPhone}
        onPick={pick}
      />
      <SelectField
        name="complainant"
        label={label("complainant")}
        empty={label("complainantAuto")}
        defaultValue={typed.complainant}
        choices={COMPLAINANTS.map((value) => ({ value, label: t(`complaints.complainants.${value}`) }))}
      />
      <TextField
        name="contactEmail"
        label={label("email")}
        type="email"
        maxLength={120}
        defaultValue={typed.contactEmail}
        className="entry-two"
      />
    </fieldset>
  );
}
