import type { Locale } from "./locale.ts";
import { messages as en } from "./messages/en/index.ts";
import { messages as zh } from "./messages/zh-CN/index.ts";
import { type Catalog, type Translate, translator } from "./translate.ts";

/** Both catalogs: for the server and the workers. The browser loads only its own (`client-catalog.ts`). */
export function catalogFor(locale: Locale): Catalog {
  return locale === "en" ? en : zh;
}

const translators: Record<Locale, Translate> = { "zh-CN": translator(zh), en: translator(en) };

export function translateFor(locale: Locale): Translate {
  return translators[locale];
}
