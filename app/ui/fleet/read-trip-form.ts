type Raw = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
const orNone = (value: unknown): string | undefined => text(value) || undefined;

/** What is written under `<name>:<id>` for each id, blanks left out. */
function byId(form: Raw, name: string): Map<string, string> {
  const head = `${name}:`;
  const entries = Object.entries(form).filter(([key, value]) => key.startsWith(head) && text(value) !== "");
  return new Map(entries.map(([key, value]) => [key.slice(head.length), text(value)]));
}

function loadIds(form: Raw): string[] {
  const { loads } = form;
  return Array.isArray(loads) ? loads.map(text) : [];
}

/**
 * The flat form of a stop's completion as `completeStopSchema` wants it: yuan → fen, exceptions and cash by load. The proof
 * is asked for unless nothing at all was handed over.
 */
export function readCompletion(form: Raw) {
  const reasons = byId(form, "reason");
  const pieces = byId(form, "pieces");
  const exceptions = [...reasons].map(([loadId, reason]) => ({ loadId, reason, pieces: pieces.get(loadId) }));
  const nothingDone = loadIds(form).every((id) => reasons.has(id) && !pieces.has(id));
  const asksProof = form.kind === "delivery" && !nothingDone;
  return {
    tripId: form.tripId,
    version: form.version,
    stopId: form.stopId,
    pod: asksProof ? { signedBy: text(form["pod.signedBy"]), relation: text(form["pod.relation"]) } : undefined,
    cash: [...byId(form, "cash")].map(([loadId, yuan]) => ({ loadId, fen: Math.round(Number(yuan) * 100) })),
    partnerNo: orNone(form.partnerNo),
    exceptions,
    note: orNone(form.note),
  };
}

/** The form that gives up a stop, as `failStopSchema` wants it. */
export function readFailure(form: Raw) {
  const { tripId, version, stopId, reason } = form;
  return { tripId, version, stopId, reason: text(reason), note: orNone(form.note) };
}

/** The form that ends a trip, as `closeTripSchema` wants it: a reason for each stop still open. */
export function readClosing(form: Raw) {
  const failures = [...byId(form, "reason")].map(([stopId, reason]) => ({ stopId, reason }));
  return { tripId: form.tripId, version: form.version, failures, unload: form.unload === "on" };
}

/** A time of day or a `datetime-local` in Beijing time, as an instant's text; "" stays nothing. */
export function beijingInstant(local: unknown): string | undefined {
  const value = text(local);
  return value === "" ? undefined : `${value}:00+08:00`;
}

/** The form that changes a trip's people and departure, as `editTripSchema` wants it. */
export function readTripEdit(form: Raw) {
  const { tripId, version } = form;
  return {
    tripId,
    version,
    driverId: orNone(form.driverId) ?? null,
    coDriverId: orNone(form.coDriverId) ?? null,
    helpers: orNone(form.helpers) ?? null,
    plannedDepartAt: beijingInstant(form.plannedDepartAt),
  };
}

/** The form of a new trip, as `newTripSchema` wants it: its time of departure belongs to its day. */
export function readNewTrip(form: Raw) {
  const { vehicleId, direction, date } = form;
  const time = orNone(form.departAt);
  return { vehicleId, direction, date, plannedDepartAt: time && beijingInstant(`${text(date)}T${time}`) };
}
