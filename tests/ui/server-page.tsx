import { createRemixStub } from "@remix-run/testing";
import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { vi } from "vitest";
import { catalogFor } from "#app/i18n/catalogs.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { I18nProvider } from "#app/i18n/react.tsx";

/** Puts a page as the server sends it into jsdom's document: what a browser without a script has. */
export function showAsSent(page: ReactElement, { url, locale }: { url: string; locale: Locale }): void {
  const Stub = createRemixStub([{ path: new URL(url, "http://x").pathname, Component: () => page }]);
  // the router takes jsdom's window for a browser and warns at every link that layout effects do not run on a server
  const warnings = vi.spyOn(console, "error").mockImplementation(() => {});
  const html = renderToString(
    <I18nProvider locale={locale} timeZone="Asia/Shanghai" catalog={catalogFor(locale)}>
      <main>
        <Stub initialEntries={[url]} />
      </main>
    </I18nProvider>,
  );
  const others = warnings.mock.calls.map(String).filter((text) => !text.includes("useLayoutEffect"));
  warnings.mockRestore();
  if (others.length > 0) {
    throw new Error(others.join("\n"));
  }
  document.documentElement.lang = locale;
  document.title = "驿道";
  document.body.innerHTML = html;
}
