import { Readable } from "node:stream";
import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  EXPORT_CAP,
  type ExportColumn,
  type ExportText,
  exportShipments,
} from "#app/domain/shipments/export-shipments.server.ts";
import { DEFAULT_COLUMNS, type ListColumn, parseColumns } from "#app/domain/shipments/list-columns.ts";
import { parseFilter } from "#app/domain/shipments/shipment-filter.ts";
import type { ListRow } from "#app/domain/shipments/shipment-list.server.ts";
import { wallClock } from "#app/domain/tracking/wall-clock.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import { type Formats, formatsFor } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";

type Cells = Omit<ExportColumn, "heading">;

/** A cell of Excel has no zone: the reader's wall clock is what it should show. */
function sheetTime(at: Date | null, timeZone: string): Date | null {
  return at === null ? null : new Date(`${wallClock(at, timeZone)}Z`);
}

const MOMENT = "yyyy-mm-dd hh:mm";

function statusText(t: Translate, row: ListRow): string {
  const partly = row.partialDone > 0 && row.partialDone < row.pieces;
  if (!partly) {
    return t(`tracking.milestones.${row.milestone}`);
  }
  const shown = row.open && row.signedPieces !== "" ? "delivered" : row.milestone;
  return t(`tracking.partial.${shown}`, { done: row.partialDone, total: row.pieces });
}

/** The cells behind one column of the screen: figures stand in columns of their own, so that they can be summed. */
function cellsOf(column: ListColumn, t: Translate, f: Formats, now: Date): [string, Cells][] {
  const head = (key: string) => t(`shipments.list.columns.${key}`);
  const own = (key: string) => t(`shipments.list.sheet.${key}`);
  const text = (width: number, value: Cells["value"]): [string, Cells][] => [[head(column), { width, value }]];
  const all: Record<ListColumn, () => [string, Cells][]> = {
    number: () => text(20, (row) => row.waybillNo),
    direction: () => text(8, (row) => t(`common.direction.${row.direction}`)),
    consignee: () => [
      ...text(16, (row) => row.consigneeName),
      [own("phone"), { width: 18, value: (row) => row.phone }],
    ],
    destination: () => text(18, (row) => row.destination),
    goods: () => text(16, (row) => [row.goodsName, row.packing].filter(Boolean).join(" / ")),
    quantity: () => [
      [own("pieces"), { width: 8, value: (row) => row.pieces }],
      [own("kg"), { width: 12, format: "0.0##", value: (row) => row.weightG / 1000 }],
      [own("m3"), { width: 12, format: "0.000", value: (row) => row.volumeCm3 / 1_000_000 }],
    ],
    payment: () => [
      [
        t("shipments.list.filters.payment"),
        { width: 10, value: (row) => t(`shipments.list.payment.${row.paymentTerm}`) },
      ],
      [own("freight"), { width: 12, format: "0.00", value: (row) => row.freightFen / 100 }],
      [own("cod"), { width: 14, format: "0.00", value: (row) => row.codFen / 100 }],
    ],
    delivery: () => text(8, (row) => t(`shipments.list.delivery.${row.deliveryMode}`)),
    milestone: () => text(22, (row) => statusText(t, row)),
    due: () => [
      [own("stage"), { width: 12, value: (row) => row.stage && t(`tracking.stages.${row.stage}`) }],
      [own("due"), { width: 18, format: MOMENT, value: (row) => sheetTime(row.stageDueAt, f.timeZone) }],
      [t("tracking.late"), { width: 8, value: (row) => (row.late ? t("common.yes") : "") }],
    ],
    vehicle: () => text(22, (row) => row.trips.map((trip) => `${trip.plate} ${trip.tripNo}`).join(", ")),
    age: () => [
      [own("created"), { width: 18, format: MOMENT, value: (row) => sheetTime(row.createdAt, f.timeZone) }],
      [head("age"), { width: 14, value: (row) => f.duration(now.getTime() - row.createdAt.getTime()) }],
    ],
    externalNo: () => text(18, (row) => row.externalNo),
    shipper: () => text(16, (row) => row.shipperName ?? row.originText),
    station: () => text(18, (row) => row.station),
    changed: () => [
      [head("changed"), { width: 18, format: MOMENT, value: (row) => sheetTime(row.updatedAt, f.timeZone) }],
      [own("by"), { width: 12, value: (row) => row.updatedByName }],
    ],
  };
  return all[column]();
}

/** `GET /shipments/export?…`: the list as it stands on the screen, as a workbook. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const t = translateFor(ctx.locale);
    const f = formatsFor(ctx.locale, ctx.user.timeZone);
    const params = new URL(args.request.url).searchParams;
    const wanted = parseColumns(params.get("cols")) ?? DEFAULT_COLUMNS;
    const columns = wanted.flatMap((column) => cellsOf(column, t, f, ctx.now));
    const text: ExportText = {
      sheetName: t("shipments.list.sheet.name"),
      columns: columns.map(([heading, cells]) => ({ heading, ...cells })),
      cutOff: t("shipments.list.exportCutOff", { n: EXPORT_CAP }),
    };
    const stream = exportShipments(ctx, parseFilter(params), text);
    const name = `${text.sheetName}-${wallClock(ctx.now, ctx.user.timeZone).slice(0, 16).replace(/[T:]/g, "-")}.xlsx`;
    return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
      headers: {
        "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Content-Disposition": `attachment; filename="shipments.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
        "Cache-Control": "no-store",
      },
    });
  });
}
