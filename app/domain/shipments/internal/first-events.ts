import type { Fact } from "#app/domain/audit/record.server.ts";
import { deriveStatus } from "#app/domain/tracking/derive-status.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import type { EventCode, EventSource } from "#app/domain/tracking/event-definition.ts";
import { EXCEPTIONS } from "#app/domain/tracking/exception-codes.ts";
import { noticesDue } from "#app/domain/tracking/notice.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";
import type { ShipmentDraft } from "../shipment.ts";
import { firstCodes, firstFactsOf } from "./first-codes.ts";
import type { ShipmentRow } from "./shipment-row.server.ts";

const HOLD = "shipper_hold";

/** A new shipment with what is known of its journey so far; the exception of goods that are held. */
export interface Newborn {
  row: ShipmentRow;
  events: ReturnType<typeof eventRow>[];
  hold: ReturnType<typeof holdRow> | null;
}

function eventRow(ctx: Ctx, shipmentId: string, code: EventCode, occurredAt: Date, source: EventSource) {
  return {
    id: newId(),
    shipmentId,
    code,
    occurredAt,
    recordedAt: ctx.now,
    reason: code === "HOLD_PLACED" ? HOLD : null,
    source,
    recordedById: ctx.actor.id,
    recordedByName: ctx.actor.name,
  };
}

function holdRow(ctx: Ctx, shipmentId: string, openedByEventId: string) {
  const { blocksDispatch, blocksDelivery, visibleToCustomer } = EXCEPTIONS[HOLD];
  return {
    id: newId(),
    shipmentId,
    code: HOLD,
    status: "open",
    blocksDispatch,
    blocksDelivery,
    visibleToCustomer,
    openedAt: ctx.now,
    openedById: ctx.actor.id,
    openedByName: ctx.actor.name,
    openedByEventId,
    version: 1,
  };
}

/** The events a shipment begins with: its waybill; that the linehaul has left, when it has; that the goods are held. */
export function newborn(ctx: Ctx, row: ShipmentRow, draft: ShipmentDraft, source: EventSource): Newborn {
  const { departedAt, held } = draft;
  const times: Partial<Record<EventCode, Date>> = {
    WAYBILL_CREATED: row.shippedAt < ctx.now ? row.shippedAt : ctx.now,
    LINEHAUL_DEPARTED: departedAt ?? ctx.now,
  };
  const codes = firstCodes({ departed: departedAt instanceof Date, held: held === true });
  const events = codes.map((code) => eventRow(ctx, row.id, code, times[code] ?? ctx.now, source));
  const last = events.at(-1);
  return { row, events, hold: held && last ? holdRow(ctx, row.id, last.id) : null };
}

/** The notices due when a shipment of which the waybill was known has come as far as these events. */
function noticesFor(direction: Direction, codes: readonly EventCode[]): string[] {
  const [created, ...later] = firstFactsOf(codes);
  const before = created ? deriveStatus(1, [created], direction) : null;
  const after = deriveStatus(1, created ? [created, ...later] : [], direction);
  return before ? noticesDue(before, after, new Set(noticesDue(null, before, new Set()))) : [];
}

type Notices = (direction: Direction, codes: readonly EventCode[]) => string[];

function rememberedNotices(): Notices {
  const known = new Map<string, string[]>();
  return (direction, codes) => {
    const key = `${direction} ${codes.join(" ")}`;
    const notices = known.get(key) ?? noticesFor(direction, codes);
    known.set(key, notices);
    return notices;
  };
}

function factsOf({ row, events, hold }: Newborn, notices: Notices): Fact[] {
  const { id: shipmentId, waybillNo, direction, milestone, attempt } = row;
  const about = { entity: "shipment", entityId: shipmentId };
  const eventId = events[0]?.id ?? "";
  const payload = { shipmentId, waybillNo, direction, milestone, eventId };
  const due = notices(
    direction,
    events.map(({ code }) => code),
  );
  const reached = { shipmentId, milestone, attempt, notices: due, eventId: events.at(-1)?.id ?? "", partial: null };
  const also = due.length > 0 ? [{ event: "shipment.milestone_changed", payload: reached }] : undefined;
  const facts: Fact[] = [{ event: "shipment.created", ...about, payload, also }];
  if (hold) {
    facts.push({ event: "exception.opened", ...about, payload: { shipmentId, exceptionId: hold.id, code: hold.code } });
  }
  return facts;
}

/** The facts of new shipments: each was created; some have reached a milestone the customer is told of; some are held. */
export function birthFacts(newborns: readonly Newborn[]): Fact[] {
  const notices = rememberedNotices();
  return newborns.flatMap((born) => factsOf(born, notices));
}
