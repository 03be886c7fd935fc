import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { isRouteErrorResponse, Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import { navigationCounts } from "#app/domain/today/navigation-counts.server.ts";
import { answer } from "#app/http/answer.server.ts";
import { currentUser, requireDesk } from "#app/http/context.server.ts";
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
    return { user: { displayName, role, theme, locale }, counts: await navigationCounts(ctx) };
  });
}

export default function FrameRoute() {
  const { user, counts } = useLoaderData<typeof loader>();
  return (
    <Frame user={user} counts={counts}>
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
