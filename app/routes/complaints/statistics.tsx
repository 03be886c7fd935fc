import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { complaintReport } from "#app/domain/complaints/complaint-statistics.server.ts";
import { DIMENSIONS, readPeriod } from "#app/domain/complaints/complaint-statistics.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { env } from "#app/platform/env.server.ts";
import { ReportPage } from "#app/ui/complaints/statistics/report-page.tsx";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const params = new URL(args.request.url).searchParams;
    const by = DIMENSIONS.find((one) => one === params.get("by")) ?? "channel";
    return { report: await complaintReport(ctx, readPeriod(params, ctx.now)), by, company: env.COMPANY_NAME };
  });
}

/** The monthly complaint report. */
export default function Statistics() {
  const { report, by, company } = useLoaderData<typeof loader>();
  return <ReportPage report={report} by={by} company={company} />;
}
