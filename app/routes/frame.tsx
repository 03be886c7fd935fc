import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { isRouteErrorResponse, Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import { openAlertsFor } from "#app/domain/alerts/open-alerts.server.ts";
import { navigationCounts } from "#app/domain/today/navigation-counts.server.ts";
import { answer } from "#app/http/answer.server.ts";
import { currentUser, requireDesk } from "#app/http/context.server.ts";
import { MajorBanner } from "#app/ui/alerts/major-banner.tsx";
import { ErrorPage } from "#app/ui/frame/error-page.tsx";
import { Frame } from "#app/ui/frame/frame.tsx";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const { pathname } = new URL(args.request.url);
    if (pathname === "/" && (await currentUser(args))?.role === "driver") {
      throw redirect("/driver");
    }
    const ctx = await requireDesk(args);
    const { displayName, role, theme, locale, mustChangePassword } = ctx.user;
    if (mustChangePassword && pathname !== "/account") {
      throw redirect("/account");
    }
    const [counts, alerts] = await Promise.all([navigationCounts(ctx), openAlertsFor(ctx)]);
    return { user: { displayName, role, theme, locale }, counts, alerts, now: ctx.now };
  });
}

export default function FrameRoute() {
  const { user, counts, alerts, now } = useLoaderData<typeof loader>();
  return (
    <Frame user={user} counts={counts} banner={<MajorBanner alerts={alerts} now={now} />}>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const code = isRouteErrorResponse(error) ? (error.data as { code?: string } | null)?.code : undefined;
  return <ErrorPage status={status} code={code} />;
}
