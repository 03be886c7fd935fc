import type { Field } from "#app/domain/shipments/arrival-list/fields.ts";
import type { Formats } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** A stored value of a field as people read it: kilograms, cubic metres, yuan, days, words. */
export function valueText(t: Translate, f: Formats, field: Field, value: string | number | null): string {
  if (value === null || value === "") {
    return t("imports.table.blank");
  }
  if (typeof value === "string") {
    switch (field) {
      case "shippedOn":
        return f.date(value);
      case "paymentTerm":
        return t(`imports.paymentTerms.${value}`);
      case "deliveryMode":
        return t(`imports.deliveryModes.${value}`);
      default:
        return value;
    }
  }
  switch (field) {
    case "weight":
      return f.kg(value);
    case "volume":
      return f.m3(value);
    case "freight":
    case "cod":
    case "declaredValue":
      return f.money(value);
    default:
      return f.number(value);
  }
}
