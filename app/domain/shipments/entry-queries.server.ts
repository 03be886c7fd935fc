import { businessDate } from "#app/domain/calendar/business-day.ts";
import { maskPhone } from "#app/domain/customers/phone.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { PICKUP_STATIONS } from "#app/domain/places/stations.ts";
import { loadLaneStandards } from "#app/domain/standards/lane-standard.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";
import type { EntryData } from "./entry-data.ts";
import { mayCreateShipment } from "./policy.ts";
import { type Direction, directions } from "./shipment.ts";

/** Recent shipments whose goods and packing are suggested. */
const RECENT = 300;
const SUGGESTED = 40;

/** The commonest texts first. */
function commonest(texts: (string | null)[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (text) {
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, SUGGESTED)
    .map(([text]) => text);
}

/** The sender's fields of the shipment just saved, for the next one; the phone stays masked. */
async function keptFields(ctx: Ctx, waybillNo: string | null): Promise<Record<string, string>> {
  if (waybillNo === null) {
    return {};
  }
  const kept = await ctx.db.shipment.findUnique({
    where: { waybillNo },
    select: {
      shipperName: true,
      shipperPhone: true,
      shipperAddress: true,
      shipperCustomerId: true,
      originText: true,
      stationCode: true,
      paymentTerm: true,
      deliveryMode: true,
    },
  });
  const masked = kept?.shipperPhone ? { shipperPhone: maskPhone(kept.shipperPhone) } : {};
  const given = Object.entries({ ...kept, ...masked }).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries(given);
}

export interface EntryRequest {
  direction: string | null;
  /** number of the shipment whose sender is kept */
  keep: string | null;
}

/**
 * Everything the entry form begins with: the directions the actor may enter, suggestions, stations, the standards for the
 * promise shown while typing, and the key that makes a second post of the same form harmless. *Throws* `forbidden`.
 */
export async function entryForm(ctx: Ctx, request: EntryRequest): Promise<EntryData> {
  const allowed = directions.filter((direction) => mayCreateShipment(ctx.actor, direction));
  assertMay(allowed.length > 0);
  const direction = allowed.find((known) => known === request.direction) ?? (allowed[0] as Direction);
  const recent = await ctx.db.shipment.findMany({
    orderBy: { id: "desc" },
    take: RECENT,
    select: { goodsName: true, packing: true },
  });
  const standards = await loadLaneStandards(ctx.db);
  return {
    allowed,
    direction,
    formKey: newId(),
    now: ctx.now.toISOString(),
    today: businessDate(ctx.now),
    goods: commonest(recent.map((one) => one.goodsName)),
    packings: commonest(recent.map((one) => one.packing)),
    stations: PICKUP_STATIONS.map(({ code, nameZh, nameEn }) => ({
      value: code,
      label: ctx.locale === "en" ? nameEn : nameZh,
    })),
    standards: standards.map((one) => ({ ...one, effectiveFrom: one.effectiveFrom.toISOString() })),
    kept: await keptFields(ctx, request.keep),
  };
}
