import type { Translate } from "#app/i18n/translate.ts";
import { navigation } from "./navigation.ts";

/** The entry of the navigation a page belongs to: itself, or what it is below of. */
function entryOf(pathname: string) {
  return navigation
    .filter(({ to }) => pathname === to || (to !== "/" && pathname.startsWith(`${to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0];
}

/** What the browser's tab says: the number of the thing that is open, the page, the product. Pages may name themselves. */
export function pageTitle(
  pathname: string,
  params: Readonly<Record<string, string | undefined>>,
  t: Translate,
): string {
  const entry = entryOf(pathname);
  const number = params.no ?? params.waybillNo;
  return [number, entry && t(`common.nav.${entry.key}`), t("common.product")].filter(Boolean).join(" · ");
}
