import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type Formats, formatsFor } from "./format.ts";
import type { Locale } from "./locale.ts";
import { type Catalog, type Translate, translator } from "./translate.ts";

interface I18n {
  locale: Locale;
  t: Translate;
  f: Formats;
}

const I18nContext = createContext<I18n | null>(null);

export function I18nProvider(props: { locale: Locale; timeZone: string; catalog: Catalog; children: ReactNode }) {
  const { locale, timeZone, catalog, children } = props;
  const value = useMemo(
    () => ({ locale, t: translator(catalog), f: formatsFor(locale, timeZone) }),
    [locale, timeZone, catalog],
  );
  return <I18nContext.Provider value={value}>{children}</I18nContext.Provider>;
}

/** `const { t, f } = useI18n()`: texts and formats of the reader. */
export function useI18n(): I18n {
  const value = useContext(I18nContext);
  if (!value) {
    throw new Error("useI18n outside I18nProvider");
  }
  return value;
}
