import { placeByCode } from "#app/domain/places/place-directory.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";

/** name, depot in Ürümqi, place of the depot, prefectures and cities served */
const partners = [
  ["南疆快线物流", "米东区古牧地西路 118 号 3 库", "650109", ["652800", "652900", "659002", "653000"]],
  ["喀什金路运输", "米东区古牧地西路 120 号", "650109", ["653100", "653000", "659003"]],
  ["和田绿洲货运", "经开区卫星路 466 号", "650106", ["653200"]],
  ["伊犁河谷零担", "新市区北站西路 88 号", "650104", ["654000", "652700"]],
  ["北疆通达物流", "新市区北站西路 92 号", "650104", ["654200", "654300", "650200", "659001"]],
  ["东疆捷运", "头屯河区中枢路 15 号", "650106", ["650400", "650500", "652300", "659004"]],
] as const;

/** The companies that carry goods on inside Xinjiang. Their file (contacts, licences, grades) has no commands yet. */
export async function seedPartners(ctx: Ctx): Promise<void> {
  for (const [index, [name, depotAddress, depotCode, laneCodes]] of partners.entries()) {
    const code = `P${String(index + 1).padStart(3, "0")}`;
    const place = placeByCode(depotCode);
    await ctx.db.partner.upsert({
      where: { code },
      update: {},
      create: {
        id: newId(),
        code,
        name,
        region: "xinjiang",
        phone: `0991-58${String(20_00 + index * 113)}`,
        depotAddress,
        depotCode,
        depotLat: (place?.lat ?? 43.8) + index * 0.004,
        depotLng: (place?.lng ?? 87.6) - index * 0.005,
        laneCodes: [...laneCodes],
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    });
  }
}
