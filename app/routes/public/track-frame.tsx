import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { publicCtx } from "#app/http/context.server.ts";
import { env } from "#app/platform/env.server.ts";
import { PublicPage } from "#app/ui/public/public-page.tsx";

/** Customers' pages are sent without any script. */
export const handle = { static: true };

export async function loader(args: LoaderFunctionArgs) {
  await publicCtx(args);
  return data({ company: env.COMPANY_NAME, phone: env.COMPANY_PHONE });
}

export const meta: MetaFunction = () => [{ name: "robots", content: "noindex, nofollow" }];

/** The frame of all pages for customers. */
export default function TrackFrame() {
  const { company, phone } = useLoaderData<typeof loader>();
  return (
    <PublicPage company={company} phone={phone}>
      <Outlet />
    </PublicPage>
  );
}
