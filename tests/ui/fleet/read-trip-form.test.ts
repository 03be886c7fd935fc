import { describe, expect, test } from "vitest";
import { completeStopSchema, editTripSchema, newTripSchema } from "#app/domain/dispatch/trip.ts";
import { parseInput } from "#app/http/forms.server.ts";
import {
  beijingInstant,
  readClosing,
  readCompletion,
  readNewTrip,
  readTripEdit,
} from "#app/ui/fleet/read-trip-form.ts";
import { beijingInput } from "#app/ui/fleet/trip-types.ts";

const base = { tripId: "t", version: "3", stopId: "s", kind: "delivery", loads: ["a", "b"] };
const signed = { "pod.signedBy": " 古丽 ", "pod.relation": "family" };

describe("a completed stop", () => {
  test("is read from flat fields: yuan become fen, blanks nothing", () => {
    const form = { ...base, ...signed, "cash:a": "671.55", "cash:b": "", note: " ", "reason:a": "", "pieces:a": "" };
    expect(parseInput(completeStopSchema, readCompletion(form))).toMatchObject({
      tripId: "t",
      version: 3,
      pod: { signedBy: "古丽", relation: "family" },
      cash: [{ loadId: "a", fen: 67_155 }],
      exceptions: [],
      note: undefined,
    });
  });
  test("names what was not done, whole or in part", () => {
    const form = { ...base, ...signed, "reason:b": "consignee_refused", "pieces:b": "3-5" };
    const input = parseInput(completeStopSchema, readCompletion(form));
    expect(input.exceptions).toMatchObject([{ loadId: "b", reason: "consignee_refused", pieces: "3-5" }]);
  });
  test("needs who signed, unless nothing at all was handed over", () => {
    const nobody = { ...base, "pod.signedBy": "", "pod.relation": "self" };
    expect(() => parseInput(completeStopSchema, readCompletion(nobody))).toThrowError(
      expect.objectContaining({ fields: [{ field: "pod.signedBy", code: "required" }] }),
    );
    const refused = { ...nobody, "reason:a": "consignee_refused", "reason:b": "consignee_refused" };
    expect(readCompletion(refused).pod).toBeUndefined();
    expect(readCompletion({ ...refused, "pieces:b": "1" }).pod).toBeDefined();
    expect(readCompletion({ ...nobody, kind: "pickup" }).pod).toBeUndefined();
  });
  test("refuses money that is no figure", () => {
    expect(() => parseInput(completeStopSchema, readCompletion({ ...base, ...signed, "cash:a": "many" }))).toThrow();
  });
});

test("a closed trip gives a reason for each open stop", () => {
  const form = { tripId: "t", version: "4", "reason:s1": "road_closed", "reason:s2": "", unload: "on" };
  expect(readClosing(form)).toEqual({
    tripId: "t",
    version: "4",
    failures: [{ stopId: "s1", reason: "road_closed" }],
    unload: true,
  });
});

test("times of forms are Beijing's, there and back", () => {
  const at = new Date("2026-11-18T02:30:00.000Z");
  expect(beijingInput(at)).toBe("2026-11-18T10:30");
  expect(new Date(beijingInstant(beijingInput(at)) ?? "")).toEqual(at);
  const edit = {
    tripId: "t",
    version: "1",
    driverId: "d",
    coDriverId: "",
    helpers: " ",
    plannedDepartAt: "2026-11-18T10:30",
  };
  expect(parseInput(editTripSchema, readTripEdit(edit))).toEqual({
    ...{ tripId: "t", version: 1, driverId: "d", coDriverId: null, helpers: null },
    plannedDepartAt: at,
  });
});

test("a new trip leaves on its day, or at the usual time", () => {
  const form = { vehicleId: "v", direction: "inbound", date: "2026-11-19", departAt: "09:00" };
  expect(parseInput(newTripSchema, readNewTrip(form)).plannedDepartAt).toEqual(new Date("2026-11-19T01:00:00.000Z"));
  expect(parseInput(newTripSchema, readNewTrip({ ...form, departAt: "" })).plannedDepartAt).toBeUndefined();
});
