import type { Ctx } from "#app/platform/ctx.ts";
import { dueComplaints, ownMeasures } from "./complaint-todos.server.ts";
import { type DirectionName, directionsOf } from "./role-directions.ts";
import type { TodoItem } from "./todo-item.ts";

export interface TodoGroup {
  key: "overdue" | "soon" | "today" | "open";
  items: TodoItem[];
}

const SOON_MS = 2 * 3_600_000;
const TODAY_MS = 12 * 3_600_000;
const PER_KIND = 40;

const vehicleStages = new Set(["pickup", "station_pickup", "delivery_out", "handed_over"]);

async function dueStages(ctx: Ctx, directions: readonly DirectionName[]): Promise<TodoItem[]> {
  const rows = await ctx.db.shipment.findMany({
    where: {
      open: true,
      stageDueAt: { lt: new Date(ctx.now.getTime() + TODAY_MS) },
      ...(directions.length === 1 ? { direction: directions[0] } : {}),
    },
    orderBy: { stageDueAt: "asc" },
    take: PER_KIND,
    select: {
      id: true,
      waybillNo: true,
      direction: true,
      stage: true,
      stageDueAt: true,
      dispatchTask: true,
      consigneeName: true,
      destText: true,
      pieces: true,
    },
  });
  return rows.map((row) => {
    const needsVehicle = row.dispatchTask !== null && vehicleStages.has(row.stage ?? "");
    return {
      id: `stage-${row.id}`,
      kind: "stage",
      dueAt: row.stageDueAt,
      what: row.stage ?? "",
      subject: row.waybillNo,
      detail: { consignee: row.consigneeName, dest: row.destText, pieces: row.pieces, direction: row.direction },
      to: needsVehicle ? `/dispatch?direction=${row.direction}&q=${row.waybillNo}` : `/shipments/${row.waybillNo}`,
      act: needsVehicle ? "dispatch" : "record",
    };
  });
}

async function openExceptions(ctx: Ctx, directions: readonly DirectionName[]): Promise<TodoItem[]> {
  const rows = await ctx.db.shipmentException.findMany({
    where: {
      status: { in: ["open", "handling"] },
      ...(directions.length === 1 ? { shipment: { direction: directions[0] } } : {}),
    },
    orderBy: { openedAt: "asc" },
    take: PER_KIND,
    include: { shipment: { select: { waybillNo: true, consigneeName: true, destText: true, direction: true } } },
  });
  return rows.map((row) => ({
    id: `exception-${row.id}`,
    kind: "exception",
    dueAt: null,
    what: row.code,
    subject: row.shipment.waybillNo,
    detail: {
      consignee: row.shipment.consigneeName,
      dest: row.shipment.destText,
      direction: row.shipment.direction,
      handler: row.handlerName,
    },
    to: `/shipments/${row.shipment.waybillNo}`,
    act: "handle",
  }));
}

async function waitingTrips(ctx: Ctx, directions: readonly DirectionName[]): Promise<TodoItem[]> {
  const rows = await ctx.db.trip.findMany({
    where: {
      direction: { in: [...directions] },
      status: { in: ["planned", "released"] },
      plannedDepartAt: { lt: new Date(ctx.now.getTime() + SOON_MS) },
    },
    orderBy: { plannedDepartAt: "asc" },
    take: PER_KIND,
    include: {
      vehicle: { select: { plate: true } },
      driver: { select: { name: true } },
      _count: { select: { stops: true } },
    },
  });
  return rows
    .filter((row) => row._count.stops > 0)
    .map((row) => ({
      id: `trip-${row.id}`,
      kind: row.status === "planned" ? "trip_release" : "trip_depart",
      dueAt: row.plannedDepartAt,
      what: row.tripNo,
      subject: row.vehicle.plate,
      detail: { direction: row.direction, count: row._count.stops, handler: row.driver?.name ?? null },
      to: `/trips/${row.id}`,
      act: row.status === "planned" ? "release" : "depart",
    }));
}

async function lateStops(ctx: Ctx, directions: readonly DirectionName[]): Promise<TodoItem[]> {
  const rows = await ctx.db.tripStop.findMany({
    where: {
      trip: { status: "departed", direction: { in: [...directions] } },
      status: { in: ["planned", "arrived"] },
      plannedAt: { lt: ctx.now },
    },
    orderBy: { plannedAt: "asc" },
    take: PER_KIND,
    include: {
      trip: {
        select: { id: true, direction: true, vehicle: { select: { plate: true } }, driver: { select: { name: true } } },
      },
    },
  });
  return rows.map((row) => ({
    id: `stop-${row.id}`,
    kind: "stop",
    dueAt: row.plannedAt,
    what: row.title,
    subject: row.trip.vehicle.plate,
    detail: { direction: row.trip.direction, handler: row.trip.driver?.name ?? null },
    to: `/trips/${row.trip.id}`,
    act: "call",
  }));
}

async function deadMessages(ctx: Ctx): Promise<TodoItem[]> {
  const rows = await ctx.db.delivery.findMany({ where: { status: "dead" }, select: { id: true }, take: 1_000 });
  if (rows.length === 0) {
    return [];
  }
  const detail = { count: rows.length };
  return [
    {
      id: "dead",
      kind: "dead_messages",
      dueAt: null,
      what: "",
      subject: "",
      detail,
      to: "/admin/messages?status=dead",
      act: "resend",
    },
  ];
}

function groupOf(item: TodoItem, now: Date): TodoGroup["key"] {
  if (item.dueAt === null) {
    return "open";
  }
  const left = item.dueAt.getTime() - now.getTime();
  return left < 0 ? "overdue" : left < SOON_MS ? "soon" : "today";
}

/**
 * What needs this user now (ui.md, 今日): late and due stages, exceptions, trips that should be moving, complaints and
 * measures with their clocks, messages that died; what runs out first stands first. Reads at most 40 of a kind, each by
 * an index.
 */
export async function todayList(ctx: Ctx): Promise<TodoGroup[]> {
  const directions = directionsOf(ctx.actor.role);
  const lists = await Promise.all([
    dueStages(ctx, directions),
    openExceptions(ctx, directions),
    waitingTrips(ctx, directions),
    lateStops(ctx, directions),
    dueComplaints(ctx),
    ownMeasures(ctx),
    deadMessages(ctx),
  ]);
  const items = lists.flat().sort((a, b) => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity));
  const keys: TodoGroup["key"][] = ["overdue", "soon", "today", "open"];
  return keys
    .map((key) => ({ key, items: items.filter((item) => groupOf(item, ctx.now) === key) }))
    .filter((group) => group.items.length > 0);
}
