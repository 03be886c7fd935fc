import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { wholeText } from "./http/whole-text.server.ts";
import { catalogFor } from "./i18n/catalogs.ts";
import { setLoadedCatalog } from "./i18n/loaded-catalogs.ts";
import { locales } from "./i18n/locale.ts";
import { logger } from "./platform/logger.server.ts";
import { NonceContext } from "./ui/kit/nonce.ts";

for (const locale of locales) {
  setLoadedCatalog(locale, catalogFor(locale));
}

const ABORT_MS = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { nonce } = context.facts;
  const ready = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={ABORT_MS} />
      </NonceContext.Provider>,
      {
        nonce,
        [ready]() {
          const body = wholeText();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          code = 500;
          logger.error({ requestId: context.facts.requestId, err: error }, "render failed");
        },
      },
    );
    setTimeout(abort, ABORT_MS);
  });
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (!request.signal.aborted) {
    logger.error({ requestId: context.facts?.requestId, err: error }, "request failed");
  }
}
