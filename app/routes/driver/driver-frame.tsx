import type { LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import { myTrips } from "#app/domain/driver/my-trips.server.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDriver } from "#app/http/require-driver.server.ts";
import { DriverFrame } from "#app/ui/driver/driver-frame.tsx";
import { ErrorPage } from "#app/ui/frame/error-page.tsx";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDriver(args);
    return { user: { id: ctx.user.id, name: ctx.user.displayName }, trips: await myTrips(ctx) };
  });
}

// the page keeps itself fresh: a reload by the router would fail on a dead line and take the page away
export const shouldRevalidate = () => false;

/** The frame of the driver's phone. */
export default function DriverFrameRoute() {
  const { user, trips } = useLoaderData<typeof loader>();
  return (
    <DriverFrame user={user} trips={trips}>
      <Outlet />
    </DriverFrame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const code = isRouteErrorResponse(error) ? (error.data as { code?: string } | null)?.code : undefined;
  return <ErrorPage status={status} code={code} />;
}
