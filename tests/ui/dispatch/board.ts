import type { BoardLoad, BoardStop, BoardTrip, BoardVehicle, QueueRow } from "#app/ui/dispatch/board-data.ts";

export const NOW = new Date("2026-11-18T02:00:00.000Z");

export function row(id: string, over: Partial<QueueRow> = {}): QueueRow {
  return {
    ...{
      id,
      version: 1,
      waybillNo: `XJJ${id}`,
      consigneeName: "古丽娜",
      destCode: "650104",
      dest: "新市区",
      address: null,
    },
    ...{ pieces: 10, unassignedCount: 10, unassignedPieces: "1-10", weightG: 100_000, volumeCm3: 1_000_000 },
    ...{ paymentTerm: "collect", codFen: 0, deliveryMode: "delivery", whereabouts: "hub_warehouse" },
    ...{
      stage: "signed",
      stageDueAt: null,
      requiredVehicleType: null,
      openExceptions: 0,
      block: null,
      lat: 43.8,
      lng: 87.6,
    },
    ...over,
  };
}

export function load(id: string, over: Partial<BoardLoad> = {}): BoardLoad {
  return {
    ...{ id, shipmentId: `s-${id}`, waybillNo: `XJJ${id}`, kind: "delivery", pieces: "1-10", count: 10, total: 10 },
    ...{ weightG: 100_000, volumeCm3: 1_000_000, status: "assigned" },
    ...over,
  };
}

export function stop(id: string, over: Partial<BoardStop> = {}): BoardStop {
  return {
    ...{
      id,
      kind: "delivery",
      placeKey: `to:${id}`,
      title: `收货人 ${id}`,
      address: null,
      phone: null,
      lat: 43.8,
      lng: 87.6,
    },
    ...{ plannedAt: NOW, arrivedAt: null, doneAt: null, status: "planned", loads: [load(`l-${id}`)] },
    ...over,
  };
}

export function trip(id: string, over: Partial<BoardTrip> = {}): BoardTrip {
  return {
    ...{
      id,
      tripNo: `P261118${id}`,
      date: "2026-11-18",
      version: 3,
      status: "planned",
      changedBy: "王丽",
      vehicleId: "v1",
    },
    ...{ driverId: "d1", driverName: "马国庆", coDriverId: null, helpers: null, plannedDepartAt: NOW },
    ...{
      distanceM: 42_000,
      durationMs: 7_200_000,
      weightG: 300_000,
      volumeCm3: 3_000_000,
      stops: [stop("a"), stop("b")],
    },
    warnings: [],
    refusals: [],
    ...over,
  };
}

export function vehicle(id: string, over: Partial<BoardVehicle> = {}): BoardVehicle {
  return {
    ...{ id, plate: `新A·${id}`, type: "box", capacityG: 5_000_000, capacityCm3: 20_000_000, expired: false },
    ...{ driverName: "马国庆", keys: `新a·${id} 新a${id} 马国庆 maguoqing mgq`, fix: null, trips: [], elsewhere: [] },
    ...over,
  };
}
