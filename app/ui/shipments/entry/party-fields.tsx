import { useEffect, useId, useState } from "react";
import type { LookedUpEnd } from "#app/domain/shipments/place-lookup.ts";
import type { Direction } from "#app/domain/shipments/shipment-words.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { CustomerBox, type FoundCustomer } from "./customer-box.tsx";
import { PlaceHint } from "./place-hint.tsx";
import { useEnd } from "./use-end.ts";

export type Values = Readonly<Record<string, string | undefined>>;

const FIELDS = {
  shipper: { name: "shipperName", phone: "shipperPhone", place: "originText", address: "shipperAddress" },
  consignee: { name: "consigneeName", phone: "consigneePhone", place: "destText", address: "consigneeAddress" },
} as const;

interface Props {
  party: "shipper" | "consignee";
  direction: Direction;
  values: Values;
  required: { name: boolean; phone: boolean; place: boolean; address: boolean };
  onEnd?: (end: LookedUpEnd | null) => void;
  autoFocus?: boolean;
}

/** Who and where: a customer chosen by name or phone fills the rest; the place is read while one types. */
export function PartyFields({ party, direction, values, required, onEnd, autoFocus }: Props) {
  const { t } = useI18n();
  const names = FIELDS[party];
  const [name, setName] = useState(values[names.name] ?? "");
  const [phone, setPhone] = useState(values[names.phone] ?? "");
  const [place, setPlace] = useState(values[names.place] ?? "");
  const [address, setAddress] = useState(values[names.address] ?? "");
  const [customerId, setCustomerId] = useState(values[`${party}CustomerId`] ?? "");
  const [named, setNamed] = useState(name);
  const places = useId();
  const found = useEnd(place, address);
  const end = found?.end ?? null;
  useEffect(() => onEnd?.(end), [end, onEnd]);
  const pick = (customer: FoundCustomer) => {
    setName(customer.name);
    setNamed(customer.name);
    setPhone(customer.phone ?? "");
    setCustomerId(customer.id);
    setAddress(customer.address ?? address);
    setPlace(customer.address ? "" : (customer.placeName ?? place));
  };
  const label = (field: string) => t(`shipments.entry.fields.${field}`);
  return (
    <fieldset className="card entry-part">
      <legend>{t(`shipments.entry.sections.${party}`)}</legend>
      <input type="hidden" name={`${party}CustomerId`} value={customerId} />
      <CustomerBox
        name={names.name}
        label={label(names.name)}
        placeholder={t("shipments.entry.hints.customer")}
        required={required.name}
        value={name}
        autoFocus={autoFocus}
        onText={(text) => {
          setName(text);
          // another name under a masked number would be somebody else's number
          if (text === "" || (customerId !== "" && !text.startsWith(named.slice(0, 1)))) {
            setCustomerId("");
            setPhone((typed) => (typed.includes("*") ? "" : typed));
          }
        }}
        onPick={pick}
      />
      <CustomerBox
        name={names.phone}
        label={label(names.phone)}
        required={required.phone}
        inputMode="tel"
        value={phone}
        onText={setPhone}
        onPick={pick}
      />
      <TextField
        name={names.place}
        label={label(names.place)}
        placeholder={t("shipments.entry.hints.place")}
        required={required.place}
        value={place}
        onChange={(event) => setPlace(event.target.value)}
        list={places}
        autoComplete="off"
      />
      <datalist id={places}>
        {found?.places.map((one) => (
          <option key={one.code} value={one.name}>
            {one.label}
          </option>
        ))}
      </datalist>
      <TextField
        name={names.address}
        label={label(names.address)}
        required={required.address}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        autoComplete="off"
        className="entry-wide"
      />
      <PlaceHint end={end} direction={direction} role={party === "consignee" ? "dest" : "origin"} />
    </fieldset>
  );
}
