import type { Locale } from "./locale.ts";
import type { Catalog } from "./translate.ts";

const loaded = new Map<Locale, Catalog>();

/** Both entries call this before the first render: the server with both catalogs, the browser with its own. */
export function setLoadedCatalog(locale: Locale, catalog: Catalog): void {
  loaded.set(locale, catalog);
}

export function loadedCatalog(locale: Locale): Catalog {
  return loaded.get(locale) ?? {};
}
