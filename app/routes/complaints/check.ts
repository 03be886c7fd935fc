import type { LoaderFunctionArgs } from "@remix-run/node";
import { isOpenStatus } from "#app/domain/complaints/complaint.ts";
import { complaintsOfShipment } from "#app/domain/complaints/complaint-file.server.ts";
import { findByAnyNumber, loadShipmentDetail } from "#app/domain/shipments/shipment-detail.server.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk, type UserCtx } from "#app/http/context.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import type { CheckedNumbers } from "#app/ui/complaints/entry/waybills-field.tsx";

/** Numbers that are looked up at once. */
const MOST = 5;

async function checkNumber(ctx: UserCtx, asked: string): Promise<CheckedNumbers["found"][number]> {
  const numbers = await findByAnyNumber(ctx, asked);
  const [waybillNo] = numbers;
  const detail = numbers.length === 1 && waybillNo ? await loadShipmentDetail(ctx, waybillNo) : null;
  if (!detail || !waybillNo) {
    return { asked, waybillNo: null, about: "", complaints: [] };
  }
  const { id, consigneeName, destination, goodsName, pieces, milestone } = detail.shipment;
  const t = translateFor(ctx.locale);
  const goods = `${goodsName} ${pieces} ${t("common.unit.piece")}`;
  const about = [consigneeName, destination, goods, t(`tracking.milestones.${milestone}`)].join(" · ");
  const complaints = (await complaintsOfShipment(ctx, id)).filter((one) => isOpenStatus(one.status));
  return { asked, waybillNo, about, complaints };
}

/** `GET /complaints/check?numbers=`: the shipments of numbers, each with its open complaints. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const text = (new URL(args.request.url).searchParams.get("numbers") ?? "").slice(0, 400);
    const asked = [...new Set(text.split(/[\s,，、;；]+/).filter((number) => number.length >= 4))].slice(0, MOST);
    const found = await Promise.all(asked.map((number) => checkNumber(ctx, number)));
    return { found } satisfies CheckedNumbers;
  });
}
