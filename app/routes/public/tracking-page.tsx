import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { trackingPage } from "#app/domain/public-tracking/tracking-page.server.ts";
import { answer } from "#app/http/answer.server.ts";
import { publicCtx } from "#app/http/context.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import { env } from "#app/platform/env.server.ts";
import { MissingLink } from "#app/ui/public/missing-link.tsx";
import { privateHeaders } from "#app/ui/public/page-headers.ts";
import { TrackingView } from "#app/ui/public/tracking-view.tsx";

const REFRESH_S = 60;

export const handle = { static: true };
export const headers = privateHeaders;

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await publicCtx(args);
    const token = args.params.token ?? "";
    const page = await trackingPage(ctx, token);
    const refresh = page.outForDelivery && new URL(args.request.url).searchParams.get("refresh") !== "off";
    const title = translateFor(ctx.locale)("publicTracking.titleOf", { number: page.waybillNo });
    return { page, token, refresh, title, phone: env.COMPANY_PHONE };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? "404" },
  { name: "robots", content: "noindex, nofollow" },
  // without a script this is the only way to a fresh position; the page has the way to stop it
  ...(data?.refresh ? [{ httpEquiv: "refresh", content: String(REFRESH_S) }] : []),
];

/** The customer's page of one shipment: no login, no script. */
export default function Tracking() {
  const { page, token, refresh, phone } = useLoaderData<typeof loader>();
  return <TrackingView page={page} token={token} refresh={refresh} phone={phone} />;
}

export function ErrorBoundary() {
  return <MissingLink />;
}
