import { describe, expect, test } from "vitest";
import { estimatedTotalG, licenceCovers, newDriverSchema } from "#app/domain/fleet/driver.ts";
import { newVehicleSchema } from "#app/domain/fleet/vehicle.ts";

const light = { type: "box", capacityG: 1_495_000 };
const heavy = { type: "box", capacityG: 5_000_000 };
const tractor = { type: "tractor", capacityG: 30_000_000 };

describe("licence classes", () => {
  test("C1 drives up to 4.5 t in all, a payload of 2.25 t", () => {
    expect(estimatedTotalG(2_250_000)).toBe(4_500_000);
    expect(licenceCovers("C1", { type: "van", capacityG: 2_250_000 })).toBe(true);
    expect(licenceCovers("C1", { type: "van", capacityG: 2_260_000 })).toBe(false);
  });

  test.each([
    ["C1", true, false, false],
    ["B1", true, false, false],
    ["B2", true, true, false],
    ["A1", true, true, false],
    ["A2", true, true, true],
    ["A3", true, false, false],
  ])("%s: light %s, heavy %s, tractor %s", (licence, ...may) => {
    expect([light, heavy, tractor].map((vehicle) => licenceCovers(licence, vehicle))).toEqual(may);
  });
});

test("forms speak kg, m³ and hours; rows grams, cm³ and ms", () => {
  const vehicle = newVehicleSchema.parse({
    plate: "新a12345",
    type: "reefer",
    ownership: "hired",
    capacityKg: "1495.5",
    capacityM3: "18.25",
    licenceExpiresOn: "2027-02-28",
    inspectionExpiresOn: "2026-12-31",
    note: "",
  });
  expect(vehicle).toMatchObject({ plate: "新A·12345", capacityG: 1_495_500, capacityCm3: 18_250_000, note: null });
  const driver = newDriverSchema.parse({
    name: "马强",
    phone: "13999123456",
    licenceClass: "B2",
    licenceExpiresOn: "2027-02-28",
    maxDrivingHours: "8.5",
  });
  expect(driver).toMatchObject({ maxDrivingMs: 30_600_000, userId: null });
});

test("a day that does not exist is refused by its code", () => {
  const parsed = newDriverSchema.safeParse({
    name: "马强",
    phone: "13999123456",
    licenceClass: "B2",
    licenceExpiresOn: "2027-02-29",
    maxDrivingHours: 8,
  });
  expect(parsed.error?.issues.map((issue) => issue.message)).toEqual(["not_a_date"]);
});
