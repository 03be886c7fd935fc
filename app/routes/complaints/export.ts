import { Readable } from "node:stream";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { type QueueRow, queueFilterSchema } from "#app/domain/complaints/complaint-view.ts";
import {
  EXPORT_CAP,
  type ExportColumn,
  type ExportText,
  exportComplaints,
} from "#app/domain/complaints/export-complaints.server.ts";
import { wallClock } from "#app/domain/tracking/wall-clock.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import type { Translate } from "#app/i18n/translate.ts";

const MOMENT = "yyyy-mm-dd hh:mm";

/** A cell of Excel has no zone: the reader's wall clock is what it should show. */
const sheetTime = (at: Date | null | undefined, timeZone: string): Date | null =>
  at ? new Date(`${wallClock(at, timeZone)}Z`) : null;

/** How the nearest clock stands, as the screen tells it by colour. */
function clockState(t: Translate, row: QueueRow, now: Date): string {
  const { clock } = row;
  if (!clock) {
    return "";
  }
  if (clock.pausedAt) {
    return t("complaints.queue.paused");
  }
  return t(clock.dueAt < now ? "complaints.queue.views.overdue" : "complaints.queue.sheet.onTime");
}

/** The columns of the screen, each part of a cell in one of its own so that it can be sorted. */
function columnsOf(t: Translate, timeZone: string, now: Date): ExportColumn[] {
  const head = (key: string) => t(`complaints.queue.columns.${key}`);
  const own = (key: string) => t(`complaints.queue.sheet.${key}`);
  const text = (heading: string, width: number, value: ExportColumn["value"]) => ({ heading, width, value });
  const time = (heading: string, of: (row: QueueRow) => Date | null | undefined): ExportColumn => ({
    heading,
    width: 18,
    format: MOMENT,
    value: (row) => sheetTime(of(row), timeZone),
  });
  const severity = (row: QueueRow) =>
    row.severity === "major" && !row.judged
      ? t("complaints.proposedMajor")
      : t(`complaints.severities.${row.severity}`);
  return [
    text(head("number"), 16, (row) => row.complaintNo),
    text(own("severity"), 10, severity),
    text(own("signs"), 20, (row) => row.signs.map((sign) => t(`complaints.signs.${sign}`)).join(" / ")),
    text(head("status"), 12, (row) => t(`complaints.statuses.${row.status}`)),
    text(own("clock"), 12, (row) => (row.clock ? t(`complaints.clocks.${row.clock.kind}`) : "")),
    time(own("due"), (row) => row.clock?.dueAt),
    text(own("state"), 10, (row) => clockState(t, row, now)),
    text(head("contact"), 14, (row) => row.contactName),
    text(own("phone"), 16, (row) => row.contactPhone),
    text(head("content"), 60, (row) => row.excerpt),
    text(head("shipment"), 18, (row) => row.shipment?.waybillNo ?? ""),
    text(head("channel"), 12, (row) => t(`complaints.channels.${row.channel}`)),
    text(head("party"), 14, (row) => (row.party ? t(`complaints.parties.${row.party}`) : "")),
    text(head("owner"), 12, (row) => row.owner?.name ?? ""),
    time(head("created"), (row) => row.createdAt),
    time(own("closed"), (row) => row.closedAt),
  ];
}

/** `GET /complaints/export?…`: the queue as it stands on the screen, as a workbook. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const t = translateFor(ctx.locale);
    const { timeZone } = ctx.user;
    const filter = queueFilterSchema.parse(Object.fromEntries(new URL(args.request.url).searchParams));
    const text: ExportText = {
      sheetName: t("complaints.queue.sheet.name"),
      columns: columnsOf(t, timeZone, ctx.now),
      cutOff: t("complaints.queue.sheet.cutOff", { n: EXPORT_CAP }),
    };
    const stream = exportComplaints(ctx, filter, text);
    const name = `${text.sheetName}-${wallClock(ctx.now, timeZone).slice(0, 16).replace(/[T:]/g, "-")}.xlsx`;
    return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
      headers: {
        "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Content-Disposition": `attachment; filename="complaints.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
        "Cache-Control": "no-store",
      },
    });
  });
}
