import { maskPhone } from "#app/domain/customers/phone.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { isDesk } from "#app/domain/identity/roles.ts";
import { placeByCode, placeLabel } from "#app/domain/places/place-directory.server.ts";
import { pieceBarcode } from "#app/domain/tracking/barcode.ts";
import type { Ctx } from "#app/platform/ctx.ts";

/** So many labels are one roll; a browser prints no more at once anyhow. */
export const MOST_LABELS = 500;

export interface Label {
  waybillNo: string;
  barcode: string;
  piece: number;
  pieces: number;
  from: string;
  to: string;
  consigneeName: string;
  phone: string | null;
  goodsName: string;
}

/** One label for each piece of the given shipments, up to `MOST_LABELS`. A label hangs in the open: the phone is masked. *Throws* `forbidden`. */
export async function labelsOf(ctx: Ctx, ids: string[]): Promise<{ labels: Label[]; cutOff: boolean }> {
  assertMay(isDesk(ctx.actor));
  const rows = await ctx.db.shipment.findMany({
    where: { id: { in: ids } },
    orderBy: { id: "asc" },
    select: {
      waybillNo: true,
      pieces: true,
      originText: true,
      destCode: true,
      destText: true,
      consigneeName: true,
      consigneePhone: true,
      goodsName: true,
    },
  });
  const labels: Label[] = [];
  for (const { consigneePhone, destCode, destText, originText, ...row } of rows) {
    const place = placeByCode(destCode);
    const to = place ? placeLabel(place, ctx.locale) : destText;
    for (let piece = 1; piece <= row.pieces && labels.length < MOST_LABELS; piece++) {
      const barcode = pieceBarcode(row.waybillNo, piece);
      labels.push({ ...row, barcode, piece, from: originText, to, phone: consigneePhone && maskPhone(consigneePhone) });
    }
  }
  const wanted = rows.reduce((sum, row) => sum + row.pieces, 0);
  return { labels, cutOff: wanted > labels.length };
}
