import type { LoaderFunctionArgs } from "@remix-run/node";
import { readPeriod } from "#app/domain/complaints/complaint-statistics.ts";
import { complaintWorkbook } from "#app/domain/complaints/complaint-statistics-workbook.server.ts";
import { placeByCode, placeLabel } from "#app/domain/places/place-directory.server.ts";
import { wallClock } from "#app/domain/tracking/wall-clock.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { fileResponse } from "#app/http/file-response.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import { reportSheets } from "#app/ui/complaints/statistics/report-sheets.ts";

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** `GET /complaints/statistics/report.xlsx?month=…`: the report as a workbook. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const t = translateFor(ctx.locale);
    const period = readPeriod(new URL(args.request.url).searchParams, ctx.now);
    const reader = {
      t,
      clock: (at: Date | null) => at && new Date(`${wallClock(at, ctx.user.timeZone)}Z`),
      placeName: (code: string) => {
        const place = placeByCode(code);
        return place ? placeLabel(place, ctx.locale) : code;
      },
    };
    const bytes = await complaintWorkbook(ctx, period, (report, rows) => reportSheets(report, rows, reader));
    const name = `${t("complaintStatistics.title")}-${period.month ?? `${period.from}_${period.to}`}.xlsx`;
    return fileResponse({ name, contentType: TYPE, bytes });
  });
}
