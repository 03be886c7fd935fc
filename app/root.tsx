import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { currentUser, readerLocale } from "./http/context.server.ts";
import { takeToast } from "./http/toast.server.ts";
import { loadedCatalog } from "./i18n/loaded-catalogs.ts";
import { defaultLocale } from "./i18n/locale.ts";
import { I18nProvider } from "./i18n/react.tsx";
import { translator } from "./i18n/translate.ts";
import { env } from "./platform/env.server.ts";
import { ErrorPage } from "./ui/frame/error-page.tsx";
import { pageTitle } from "./ui/frame/page-title.ts";
import "./ui/kit/css/index.css";
import { NonceContext } from "./ui/kit/nonce.ts";
import { FlashToast, ToastProvider } from "./ui/kit/toasts.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const user = await currentUser(args);
  const { toast, clear } = await takeToast(args.request);
  const { requestId } = args.context.facts;
  const facts = {
    locale: user?.locale ?? (await readerLocale(args.request)),
    timeZone: user?.timeZone ?? env.TIME_ZONE,
    theme: user?.theme ?? "system",
    company: env.COMPANY_NAME,
    toast,
    requestId,
  };
  return data(facts, { headers: clear ? { "Set-Cookie": clear } : {} });
}

// Language, theme and the waiting toast change only by an action or a navigation, both of which revalidate by default.
export function shouldRevalidate({
  formAction,
  defaultShouldRevalidate,
}: {
  formAction?: string;
  defaultShouldRevalidate: boolean;
}) {
  return formAction !== undefined && defaultShouldRevalidate;
}

/** The title of every page that does not name itself. */
export const meta: MetaFunction<typeof loader> = ({ data: facts, location, params }) => [
  { title: pageTitle(location.pathname, params, translator(loadedCatalog(facts?.locale ?? defaultLocale))) },
];

/** Routes whose `handle.static` is set work without any script (the customer's pages). */
function useIsStatic(): boolean {
  return useMatches().some((match) => (match.handle as { static?: boolean } | undefined)?.static === true);
}

export function Layout({ children }: { children: ReactNode }) {
  const facts = useRouteLoaderData<typeof loader>("root");
  const isStatic = useIsStatic();
  const locale = facts?.locale ?? defaultLocale;
  const nonce = useContext(NonceContext);
  return (
    <html lang={locale} data-theme={facts?.theme ?? "system"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0f7b7b" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        <I18nProvider locale={locale} timeZone={facts?.timeZone ?? "Asia/Shanghai"} catalog={loadedCatalog(locale)}>
          <ToastProvider>
            {children}
            <FlashToast flash={facts?.toast ?? null} />
          </ToastProvider>
        </I18nProvider>
        {isStatic ? null : <ScrollRestoration nonce={nonce} />}
        {isStatic ? null : <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const facts = useRouteLoaderData<typeof loader>("root");
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const code = isRouteErrorResponse(error) ? (error.data as { code?: string } | null)?.code : undefined;
  return <ErrorPage status={status} code={code} requestId={facts?.requestId} />;
}
