import * as z from "zod";
import { daySchema } from "#app/domain/fleet/vehicle.ts";
import { EXCEPTION_CODES } from "#app/domain/tracking/exception-codes.ts";
import { taskKinds } from "./dispatch-need.ts";

export const tripStatuses = ["planned", "released", "departed", "closed", "cancelled"] as const;
export type TripStatus = (typeof tripStatuses)[number];

export const stopStatuses = ["planned", "arrived", "done", "failed", "skipped"] as const;
export type StopStatus = (typeof stopStatuses)[number];

export const loadStatuses = ["assigned", "done", "failed", "removed"] as const;
export type LoadStatus = (typeof loadStatuses)[number];

/** Trips that still have something to do. */
export const OPEN_TRIP: readonly TripStatus[] = ["planned", "released", "departed"];
/** Stops the vehicle has still to serve. */
export const OPEN_STOP: readonly StopStatus[] = ["planned", "arrived"];

/** Who takes the goods at the door; only "self" is the consignee in person. */
export const signRelations = ["self", "family", "colleague", "agent", "neighbour"] as const;

const id = z.string().min(1);
const version = z.coerce.number().int().min(1);
const confirmed = z.boolean().default(false);
const piecesText = z.string().trim().min(1).max(200);

/** A trip that exists, or a vehicle whose planned trip of the day is found or made. */
const target = z.union([
  z.object({ tripId: id, version: version.optional() }),
  z.object({ vehicleId: id, date: daySchema.optional() }),
]);
export type TripTarget = z.output<typeof target>;

export const assignSchema = z.object({
  items: z
    .array(z.object({ shipmentId: id, version, pieces: piecesText.optional() }))
    .min(1)
    .max(500),
  to: target,
  /** absent: the main task of the shipment's direction */
  kind: z.enum(taskKinds).optional(),
  /** who takes over transit goods */
  partnerId: id.optional(),
  acceptWarnings: confirmed,
});

export const unassignSchema = z.object({ tripId: id, version, loadIds: z.array(id).min(1).max(500) });

export const moveLoadsSchema = unassignSchema.extend({ to: target, acceptWarnings: confirmed });

export const moveStopsSchema = z.object({
  tripId: id,
  version,
  stopIds: z.array(id).min(1).max(200),
  to: target,
  acceptWarnings: confirmed,
});

export const moveTripSchema = z.object({ tripId: id, version, vehicleId: id, acceptWarnings: confirmed });

/** What a move would do, asked before it: the same words as the act. */
export const previewMoveSchema = z.union([moveLoadsSchema, moveStopsSchema, moveTripSchema]);
export type ParsedMove = z.output<typeof previewMoveSchema>;

export const reorderSchema = z.object({ tripId: id, version, stopIds: z.array(id).min(1).max(200) });

export const newTripSchema = z.object({
  vehicleId: id,
  direction: z.enum(["inbound", "outbound", "transit"]),
  date: daySchema,
  plannedDepartAt: z.coerce.date().optional(),
});

export const editTripSchema = z.object({
  tripId: id,
  version,
  driverId: id.nullable(),
  coDriverId: id.nullable().default(null),
  helpers: z.string().trim().max(100).nullable().default(null),
  plannedDepartAt: z.coerce.date(),
});

export const tripStepSchema = z.object({ tripId: id, version });

/** What a driver's phone may send late and twice: `key` is its own id of the command, `at` its clock. */
const fromPhone = {
  tripId: id,
  version: version.optional(),
  key: z.string().min(8).max(80).optional(),
  at: z.coerce.date().optional(),
};
const photos = z.array(id).max(10).default([]);
const reason = z.enum(EXCEPTION_CODES);
const note = z.string().trim().max(500).optional();

export const departSchema = z.object(fromPhone);
export const arriveStopSchema = z.object({ ...fromPhone, stopId: id });

export const completeStopSchema = z.object({
  ...fromPhone,
  stopId: id,
  /** needed at a delivery */
  pod: z
    .object({
      signedBy: z.string().trim().min(1).max(40),
      relation: z.enum(signRelations),
      signatureFileId: id.optional(),
      photoFileIds: photos,
    })
    .optional(),
  /** cash collected, by load (fen) */
  cash: z.array(z.object({ loadId: id, fen: z.number().int().min(0) })).default([]),
  /** the partner's own number, at a transfer; the same for all of the stop, or by load */
  partnerNo: z.string().trim().max(40).optional(),
  /** what could not be done: the whole load, or some of its pieces */
  exceptions: z
    .array(z.object({ loadId: id, pieces: piecesText.optional(), reason, note, photoFileIds: photos }))
    .default([]),
  note,
});

export const failStopSchema = z.object({ ...fromPhone, stopId: id, reason, note, photoFileIds: photos });

export const closeTripSchema = z.object({
  tripId: id,
  version,
  /** stops still open that are given up with this */
  failures: z.array(z.object({ stopId: id, reason, note })).default([]),
  /** what is still on the vehicle was put into our warehouse */
  unload: z.boolean().default(false),
});

export type AssignInput = z.input<typeof assignSchema>;
export type UnassignInput = z.input<typeof unassignSchema>;
export type MoveLoadsInput = z.input<typeof moveLoadsSchema>;
export type MoveStopsInput = z.input<typeof moveStopsSchema>;
export type MoveTripInput = z.input<typeof moveTripSchema>;
export type PreviewMoveInput = z.input<typeof previewMoveSchema>;
export type ReorderInput = z.input<typeof reorderSchema>;
export type NewTripInput = z.input<typeof newTripSchema>;
export type EditTripInput = z.input<typeof editTripSchema>;
export type TripStepInput = z.input<typeof tripStepSchema>;
export type DepartInput = z.input<typeof departSchema>;
export type ArriveStopInput = z.input<typeof arriveStopSchema>;
export type CompleteStopInput = z.input<typeof completeStopSchema>;
export type FailStopInput = z.input<typeof failStopSchema>;
export type CloseTripInput = z.input<typeof closeTripSchema>;
