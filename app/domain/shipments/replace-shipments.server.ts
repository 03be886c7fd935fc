import { type Fact, recordMany } from "#app/domain/audit/record.server.ts";
import { findOrCreateCustomers } from "#app/domain/customers/find-or-create-customers.server.ts";
import { standardChooser } from "#app/domain/standards/lane-standard.server.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import { refreshShipments } from "#app/domain/tracking/refresh-shipments.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { breathe } from "#app/platform/db/breathe.server.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { partiesOf } from "./internal/parties-of.ts";
import { baseInstant, planPromise } from "./internal/plan-promise.ts";
import { type ReplacementProblem, replacementProblem } from "./internal/replacement-rules.ts";
import { vehiclePoint } from "./internal/shipment-row.server.ts";
import { searchKeys } from "./search-keys.server.ts";
import type { ShipmentDraft } from "./shipment.ts";

export interface Replacement {
  shipmentId: string;
  draft: ShipmentDraft;
}

export type ReplacementOutcome =
  | { shipmentId: string; ok: true }
  | { shipmentId: string; ok: false; code: ReplacementProblem };

type Current = NonNullable<Awaited<ReturnType<Tx["shipment"]["findFirst"]>>>;

/** Prisma gives SQLite at most 999 parameters in one statement; it splits a list by itself only where nothing is beside it. */
const CHUNK = 900;

async function loadCurrent(tx: Tx, ids: string[]) {
  const byId = new Map<string, Current>();
  const onTrip = new Set<string>();
  const piecesTracked = new Set<string>();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const part = ids.slice(start, start + CHUNK);
    const shipmentId = { in: part };
    for (const shipment of await tx.shipment.findMany({ where: { id: shipmentId } })) {
      byId.set(shipment.id, shipment);
    }
    const loads = await tx.tripLoad.findMany({
      where: { shipmentId, status: "assigned" },
      select: { shipmentId: true },
    });
    const events = await tx.trackingEvent.findMany({
      where: { shipmentId, pieces: { not: null } },
      select: { shipmentId: true },
    });
    for (const load of loads) {
      onTrip.add(load.shipmentId);
    }
    for (const event of events) {
      piecesTracked.add(event.shipmentId);
    }
  }
  return { byId, onTrip, piecesTracked };
}

interface Sources {
  customers: ReadonlyMap<string, string>;
  standard: Awaited<ReturnType<typeof standardChooser>>;
}

/** What a draft says; the goods' number, sender, list and link stay what they are. */
function saidColumns(draft: ShipmentDraft, current: Current, { customers }: Sources) {
  const customer = (phone: string | null | undefined) => (phone ? (customers.get(phone) ?? null) : null);
  return {
    shipperCustomerId: draft.shipperCustomerId ?? customer(draft.shipperPhone),
    shipperName: draft.shipperName ?? null,
    shipperPhone: draft.shipperPhone ?? null,
    shipperAddress: draft.shipperAddress ?? null,
    consigneeCustomerId: draft.consigneeCustomerId ?? customer(draft.consigneePhone),
    consigneeName: draft.consigneeName,
    consigneePhone: draft.consigneePhone,
    consigneeAddress: draft.consigneeAddress,
    originCode: draft.originCode,
    originText: draft.originText,
    destCode: draft.destCode,
    destText: draft.destText,
    goodsName: draft.goodsName,
    packing: draft.packing ?? null,
    pieces: draft.pieces,
    weightG: draft.weightG,
    volumeCm3: draft.volumeCm3,
    paymentTerm: draft.paymentTerm,
    freightFen: draft.freightFen ?? 0,
    codFen: draft.codFen ?? 0,
    declaredValueFen: draft.declaredValueFen ?? 0,
    deliveryMode: draft.deliveryMode,
    receiptCount: draft.receiptCount ?? 0,
    remarks: draft.remarks ?? null,
    shippedAt: draft.shippedAt ?? current.shippedAt,
  };
}

type Said = ReturnType<typeof saidColumns>;

function sameValue(a: unknown, b: unknown): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}

/** Where the goods go or when they left decides what is promised: another of it is another promise. */
function newPromise(draft: ShipmentDraft, said: Said, current: Current, { standard }: Sources) {
  if (said.destCode === current.destCode && sameValue(said.shippedAt, current.shippedAt)) {
    return {};
  }
  const direction = current.direction as Direction;
  const base = baseInstant({ direction, shippedAt: said.shippedAt, createdAt: current.createdAt });
  const { stagePlan, promisedAt } = planPromise(direction, standard(direction, draft.destCode, base), base);
  return { stagePlan, promisedAt };
}

async function replaceKeys(tx: Tx, current: Current, said: Said): Promise<void> {
  const keys = searchKeys({ ...current, ...said });
  const before = searchKeys(current);
  if (keys.length !== before.length || keys.some((key) => !before.includes(key))) {
    await tx.shipmentSearchKey.deleteMany({ where: { shipmentId: current.id } });
    await tx.shipmentSearchKey.createMany({ data: keys.map((key) => ({ key, shipmentId: current.id })) });
  }
}

/** Writes what is different and tells what it was and became. */
async function replaceOne(tx: Tx, draft: ShipmentDraft, current: Current, sources: Sources): Promise<Fact> {
  const said = saidColumns(draft, current, sources);
  const names = Object.keys(said) as (keyof Said)[];
  const fields = names.filter((name) => !sameValue(said[name], current[name]));
  const { rowHash } = draft;
  await tx.shipment.update({
    where: { id: current.id },
    data: {
      ...said,
      ...vehiclePoint(draft),
      ...newPromise(draft, said, current, sources),
      ...(rowHash === undefined ? {} : { rowHash }),
    },
    select: { id: true },
  });
  await replaceKeys(tx, current, said);
  const pick = (from: Said | Current) => Object.fromEntries(fields.map((name) => [name, from[name]]));
  return {
    event: "shipment.updated",
    entity: "shipment",
    entityId: current.id,
    payload: { shipmentId: current.id, fields },
    details: JSON.parse(JSON.stringify({ fields, before: pick(current), after: pick(said) })),
  };
}

/**
 * Tells shipments anew as a whole, as a sender's corrected list does, inside the caller's transaction, which has
 * authorised. Goods on a vehicle, handed on or delivered are left alone, and so is the direction: outcomes say so one by
 * one. *Writes* Shipment, ShipmentSearchKey, Customer. *Emits* `shipment.updated`, `customer.created`.
 */
export async function replaceShipments(
  tx: Tx,
  ctx: Ctx,
  replacements: readonly Replacement[],
): Promise<ReplacementOutcome[]> {
  if (replacements.length === 0) {
    return [];
  }
  const { byId, onTrip, piecesTracked } = await loadCurrent(
    tx,
    replacements.map(({ shipmentId }) => shipmentId),
  );
  const drafts = replacements.map(({ draft }) => draft);
  const sources = {
    customers: await findOrCreateCustomers(tx, ctx, partiesOf(drafts)),
    standard: await standardChooser(tx),
  };
  const outcomes: ReplacementOutcome[] = [];
  const facts: Fact[] = [];
  for (const { shipmentId, draft } of replacements) {
    const current = byId.get(shipmentId);
    const state = current && {
      ...current,
      onTrip: onTrip.has(shipmentId),
      piecesTracked: piecesTracked.has(shipmentId),
    };
    const code = state ? replacementProblem(state, draft) : "not_found";
    if (!current || code) {
      outcomes.push({ shipmentId, ok: false, code: code ?? "not_found" });
      continue;
    }
    facts.push(await replaceOne(tx, draft, current, sources));
    outcomes.push({ shipmentId, ok: true });
    await breathe();
  }
  const replaced = facts.map(({ entityId }) => entityId);
  for (let start = 0; start < replaced.length; start += CHUNK) {
    await refreshShipments(tx, ctx, replaced.slice(start, start + CHUNK));
  }
  await recordMany(tx, ctx, facts);
  return outcomes;
}
