import type { Fact } from "#app/domain/audit/record.server.ts";
import { deriveStatus } from "#app/domain/tracking/derive-status.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import type { EventCode, EventSource } from "#app/domain/tracking/event-definition.ts";
import { noticesDue } from "#app/domain/tracking/notice.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";
import type { ShipmentRow } from "./shipment-row.server.ts";

/** A new shipment with what is known of its journey so far. */
export interface Newborn {
  row: ShipmentRow;
  created: ReturnType<typeof eventRow>;
  departed: ReturnType<typeof eventRow> | null;
}

function eventRow(ctx: Ctx, shipmentId: string, code: EventCode, occurredAt: Date, source: EventSource) {
  return {
    id: newId(),
    shipmentId,
    code,
    occurredAt,
    recordedAt: ctx.now,
    source,
    recordedById: ctx.actor.id,
    recordedByName: ctx.actor.name,
  };
}

/** The events a shipment begins with: its waybill and, when the linehaul has left, that it has. */
export function newborn(ctx: Ctx, row: ShipmentRow, departedAt: Date | null, source: EventSource): Newborn {
  const bornAt = row.shippedAt < ctx.now ? row.shippedAt : ctx.now;
  return {
    row,
    created: eventRow(ctx, row.id, "WAYBILL_CREATED", bornAt, source),
    departed: departedAt && eventRow(ctx, row.id, "LINEHAUL_DEPARTED", departedAt, source),
  };
}

/** The notices due when goods whose waybill was all that was known turn out to have left. */
function departureNotices(direction: Direction): readonly string[] {
  const at = new Date(0);
  const fact = (code: EventCode) => ({ id: code, code, occurredAt: at, recordedAt: at, pieces: null, voidsEventId: null });
  const before = deriveStatus(1, [fact("WAYBILL_CREATED")], direction);
  const after = deriveStatus(1, [fact("WAYBILL_CREATED"), fact("LINEHAUL_DEPARTED")], direction);
  return noticesDue(before, after, new Set(noticesDue(null, before, new Set())));
}

/** The facts of new shipments: each was created; those that have left have reached a milestone the customer is told of. */
export function birthFacts(newborns: readonly Newborn[]): Fact[] {
  const notices = new Map<Direction, readonly string[]>();
  return newborns.flatMap(({ row, created, departed }) => {
    const { id: shipmentId, waybillNo, direction, milestone, attempt } = row;
    const about = { entity: "shipment", entityId: shipmentId };
    const payload = { shipmentId, waybillNo, direction, milestone, eventId: created.id };
    const facts: Fact[] = [{ event: "shipment.created", ...about, payload }];
    if (departed) {
      const due = notices.get(direction) ?? departureNotices(direction);
      notices.set(direction, due);
      const reached = { shipmentId, milestone, attempt, notices: [...due], eventId: departed.id, partial: null };
      facts.push({ event: "shipment.milestone_changed", ...about, payload: reached });
    }
    return facts;
  });
}
