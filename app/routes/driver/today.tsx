import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { answer } from "#app/http/answer.server.ts";
import { requireDriver } from "#app/http/require-driver.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import { TripList } from "#app/ui/driver/trip-list.tsx";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDriver(args);
    return { title: translateFor(ctx.locale)("driver.title") };
  });
}

export const shouldRevalidate = () => false;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

/** Today's trips of the driver; their data comes with the frame. */
export default function DriverToday() {
  return <TripList />;
}
