import {
  EXCEPTION_CODES,
  type ExceptionCode,
  partyOf,
  type ResponsibleParty,
} from "#app/domain/tracking/exception-codes.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** Whose fault it mostly is when a stop of a kind fails: those reasons stand first. */
const first: Record<string, readonly ResponsibleParty[]> = {
  delivery: ["consignee", "carrier", "external"],
  pickup: ["shipper", "carrier", "warehouse", "external"],
  transfer: ["partner", "carrier", "external"],
};

/** The reasons why something was not done at a stop, the likely ones first. */
export function reasonChoices(t: Translate, kind: string): { value: ExceptionCode; label: string }[] {
  const order = first[kind] ?? [];
  const rank = (code: ExceptionCode) => {
    const place = order.indexOf(partyOf(code));
    return place === -1 ? order.length : place;
  };
  return [...EXCEPTION_CODES]
    .sort((a, b) => rank(a) - rank(b))
    .map((code) => ({ value: code, label: t(`tracking.exceptions.${code}`) }));
}
