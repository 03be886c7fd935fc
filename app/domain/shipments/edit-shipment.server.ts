import { record } from "#app/domain/audit/record.server.ts";
import { findOrCreateCustomers } from "#app/domain/customers/find-or-create-customers.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { laneStandardFor } from "#app/domain/standards/lane-standard.server.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import { refreshShipments } from "#app/domain/tracking/refresh-shipments.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Shipment } from "#app/platform/db/client/client.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, DomainError, invalid, notFound } from "#app/platform/errors.ts";
import {
  asEntered,
  BOUND_TO_TRIP,
  changedFields,
  SEARCHED,
  shownValues,
  type Values,
  withoutMasked,
} from "./internal/edit-values.ts";
import { baseInstant, planPromise } from "./internal/plan-promise.ts";
import { vehiclePoint } from "./internal/shipment-row.server.ts";
import { mayEditShipment } from "./policy.ts";
import { searchKeys } from "./search-keys.server.ts";
import { settleShipment } from "./settle-shipment.server.ts";
import {
  type EditableField,
  editableFields,
  missingFields,
  type ShipmentChange,
  type ShipmentDraft,
} from "./shipment.ts";

/** Takes the lock with the guarded write and returns the row as it was seen. */
async function claim(tx: Tx, ctx: Ctx, input: EditShipment): Promise<Shipment> {
  const { id, version, change } = input;
  const { count } = await tx.shipment.updateMany({ where: { id, version }, data: { version: { increment: 1 } } });
  const current = await tx.shipment.findUnique({ where: { id } });
  if (!current) {
    throw notFound("shipment");
  }
  assertMay(mayEditShipment(ctx.actor, current.direction as Direction));
  if (count === 0) {
    const fields = editableFields.filter((field) => field in change);
    throw conflict(
      {
        current: shownValues(current, fields),
        yours: shownValues(change, fields),
        changedBy: current.updatedByName,
        changedAt: current.updatedAt.toISOString(),
        version: current.version,
      },
      { name: current.updatedByName },
    );
  }
  if (!current.open) {
    throw new DomainError("shipment_closed", { status: 409 });
  }
  return current;
}

/** The state after the change, settled by the rules of a new shipment; the direction stays. */
async function settleChange(tx: Tx, ctx: Ctx, current: Shipment, change: ShipmentChange): Promise<ShipmentDraft> {
  const entered = asEntered(current, withoutMasked(current, change));
  const missing = missingFields(entered);
  if (missing.length > 0) {
    throw invalid(missing.map((field) => ({ field, code: "required" })));
  }
  const { destCode, originCode, originText } = current;
  const direction = current.direction as Direction;
  const sameDest = entered.destText === current.destText && entered.consigneeAddress === current.consigneeAddress;
  const sameOrigin = entered.originText === originText && entered.shipperAddress === current.shipperAddress;
  const draft = await settleShipment(tx, ctx, entered, {
    ...(sameDest ? { dest: { direction, destCode, destText: current.destText } } : {}),
    ...(sameOrigin ? { origin: { originCode, originText } } : {}),
  });
  if (draft.direction !== direction) {
    throw invalid([{ field: "destText", code: "direction_changes" }]);
  }
  return draft;
}

async function refuseWhileOnTrip(tx: Tx, id: string, fields: readonly EditableField[]): Promise<void> {
  const bound = fields.filter((field) => BOUND_TO_TRIP.has(field));
  if (bound.length > 0 && (await tx.tripLoad.count({ where: { shipmentId: id, status: "assigned" } })) > 0) {
    throw new DomainError("on_trip", { status: 409, fields: bound.map((field) => ({ field, code: "on_trip" })) });
  }
}

async function refuseTakenNumber(tx: Tx, current: Shipment, externalNo: string | null | undefined): Promise<void> {
  const { id, senderKey } = current;
  if (senderKey && externalNo && externalNo !== current.externalNo) {
    if ((await tx.shipment.count({ where: { senderKey, externalNo, NOT: { id } } })) > 0) {
      throw invalid([{ field: "externalNo", code: "taken" }]);
    }
  }
}

/** The customers behind new phone numbers. */
async function relink(tx: Tx, ctx: Ctx, fields: readonly EditableField[], draft: ShipmentDraft) {
  const phones = {
    ...(fields.includes("shipperPhone") ? { shipperCustomerId: draft.shipperPhone ?? null } : {}),
    ...(fields.includes("consigneePhone") ? { consigneeCustomerId: draft.consigneePhone } : {}),
  };
  const customers = await findOrCreateCustomers(tx, ctx, [
    ...(phones.shipperCustomerId
      ? [
          {
            phone: phones.shipperCustomerId,
            name: draft.shipperName ?? phones.shipperCustomerId,
            address: draft.shipperAddress ?? null,
            placeCode: draft.originCode,
          },
        ]
      : []),
    ...(phones.consigneeCustomerId
      ? [
          {
            phone: phones.consigneeCustomerId,
            name: draft.consigneeName,
            address: draft.consigneeAddress,
            placeCode: draft.destCode,
          },
        ]
      : []),
  ]);
  return Object.fromEntries(
    Object.entries(phones).map(([column, phone]) => [column, phone === null ? null : (customers.get(phone) ?? null)]),
  );
}

async function promiseOf(tx: Tx, current: Shipment, destCode: string) {
  const direction = current.direction as Direction;
  const base = baseInstant({ direction, shippedAt: current.shippedAt, createdAt: current.createdAt });
  const { stagePlan, promisedAt } = planPromise(direction, await laneStandardFor(tx, direction, destCode, base), base);
  return { stagePlan, promisedAt };
}

export interface EditShipment {
  id: string;
  version: number;
  change: ShipmentChange;
}

/**
 * Corrects a shipment. A new destination plans its promise anew, new pieces and a new mode of delivery derive its status
 * and its need of a vehicle anew, a new phone finds or makes its customer.
 *
 * *Writes* Shipment, ShipmentSearchKey, Customer. *Emits* `shipment.updated`, `customer.created`. *Throws* `forbidden`,
 * `not_found`, `conflict` (`data`: the other version's values beside yours, who and when), `shipment_closed`, `on_trip`,
 * `invalid`.
 *
 * @returns the fields that changed
 */
export async function editShipment(ctx: Ctx, input: EditShipment): Promise<EditableField[]> {
  return inTransaction(ctx, async (tx) => {
    const current = await claim(tx, ctx, input);
    const draft = await settleChange(tx, ctx, current, input.change);
    const after = Object.fromEntries(editableFields.map((field) => [field, draft[field] ?? null])) as Values;
    const fields = changedFields(current, after);
    if (fields.length === 0) {
      return [];
    }
    await refuseWhileOnTrip(tx, current.id, fields);
    await refuseTakenNumber(tx, current, draft.externalNo);
    const { originCode, destCode } = draft;
    const moved = originCode !== current.originCode || destCode !== current.destCode;
    const readdressed = moved || fields.includes("consigneeAddress") || fields.includes("shipperAddress");
    await tx.shipment.update({
      where: { id: current.id },
      data: {
        ...(Object.fromEntries(fields.map((field) => [field, after[field]])) as object),
        originCode,
        destCode,
        ...(readdressed ? vehiclePoint(draft) : {}),
        ...(destCode === current.destCode ? {} : await promiseOf(tx, current, destCode)),
        ...(await relink(tx, ctx, fields, draft)),
      },
      select: { id: true },
    });
    if (fields.some((field) => SEARCHED.has(field))) {
      await rewriteSearchKeys(tx, current.id);
    }
    await refreshShipments(tx, ctx, [current.id]);
    const details = { fields, before: shownValues(current, fields), after: shownValues(after, fields) };
    const payload = { shipmentId: current.id, fields };
    await record(tx, ctx, { event: "shipment.updated", entity: "shipment", entityId: current.id, payload, details });
    return fields;
  });
}

async function rewriteSearchKeys(tx: Tx, shipmentId: string): Promise<void> {
  const row = await tx.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
  await tx.shipmentSearchKey.deleteMany({ where: { shipmentId } });
  await tx.shipmentSearchKey.createMany({ data: searchKeys(row).map((key) => ({ key, shipmentId })) });
}
