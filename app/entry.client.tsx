import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { loadCatalog } from "./i18n/client-catalog.ts";
import { setLoadedCatalog } from "./i18n/loaded-catalogs.ts";
import { defaultLocale, isLocale } from "./i18n/locale.ts";

const { lang } = document.documentElement;
const locale = isLocale(lang) ? lang : defaultLocale;

void loadCatalog(locale).then((catalog) => {
  setLoadedCatalog(locale, catalog);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
});
