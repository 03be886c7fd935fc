import { stationByCode } from "#app/domain/places/stations.ts";
import type { Locale } from "#app/i18n/locale.ts";

/** A station's name in the reader's language. */
export function stationName(locale: Locale, code: string): string {
  const station = stationByCode(code);
  return (locale === "en" ? station?.nameEn : station?.nameZh) ?? code;
}
