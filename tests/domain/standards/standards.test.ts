import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isUrumqi } from "#app/domain/places/place.ts";
import { allXinjiangPlaces } from "#app/domain/places/place-directory.server.ts";
import { addStandard } from "#app/domain/standards/add-standard.server.ts";
import { changeStandard, withdrawStandard } from "#app/domain/standards/change-standard.server.ts";
import { DEFAULT_STANDARDS } from "#app/domain/standards/default-standards.ts";
import { laneStandardFor, stageStandardFor } from "#app/domain/standards/lane-standard.server.ts";
import { laneStandardSchema } from "#app/domain/standards/standard-form.ts";
import { listStandards } from "#app/domain/standards/standard-queries.server.ts";
import { stagesOf } from "#app/domain/tracking/stages.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { makeStandards } from "#tests/factories/new-shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

const typed = {
  direction: "inbound",
  destScope: "乌鲁木齐",
  name: "市内加急",
  effectiveFrom: "2026-11-20",
  arrival: "96",
  delivery_out: "100.5",
  signed: "120 小时",
};
const form = (over: Record<string, string> = {}) => laneStandardSchema.parse({ ...typed, ...over });

let t: TestDb;
let ctx: Ctx;
beforeEach(async () => {
  t = await testDb();
  ctx = t.ctx("manager");
});
afterEach(() => t.close());

describe("the form of a standard", () => {
  it("reads hours per stage, blank ones left out", () => {
    expect(form()).toMatchObject({
      effectiveFrom: new Date("2026-11-19T16:00:00Z"),
      stages: [
        { stage: "arrival", afterMs: 96 * 3_600_000 },
        { stage: "delivery_out", afterMs: 361_800_000 },
        { stage: "signed", afterMs: 120 * 3_600_000 },
      ],
    });
  });

  it.each([
    [{ signed: "" }, "signed", "required"],
    [{ signed: "90" }, "signed", "not_later"],
    [{ arrival: "0" }, "arrival", "too_early"],
    [{ arrival: "bald" }, "arrival", "not_a_number"],
    [{ signed: "9999" }, "signed", "too_late"],
    [{ effectiveFrom: "2026-13-01" }, "effectiveFrom", "not_a_date"],
  ])("refuses %j", (over, field, code) => {
    const issues = laneStandardSchema.safeParse({ ...typed, ...over }).error?.issues ?? [];
    expect(issues.map((issue) => [issue.path.join("."), issue.message])).toContainEqual([field, code]);
  });
});

describe("the defaults", () => {
  it("cover every place of Xinjiang and all of China, with rising hours for known stages", async () => {
    await makeStandards(ctx);
    for (const place of allXinjiangPlaces()) {
      const direction = isUrumqi(place.code) ? "inbound" : "transit";
      expect(await stageStandardFor(t.db, direction, place.code, ctx.now)).not.toEqual([]);
    }
    expect((await laneStandardFor(t.db, "outbound", "620100", ctx.now))?.destScope).toBe("620000");
    expect((await laneStandardFor(t.db, "outbound", "110000", ctx.now))?.destScope).toBe("*");
    for (const { direction, stages } of DEFAULT_STANDARDS) {
      expect(stages.map((line) => line.stage)).toEqual(stagesOf(direction));
      const times = stages.map((line) => line.afterMs);
      expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    }
  });
});

describe("standards in use", () => {
  it("are revised from a day on; what is promised before keeps the old one", async () => {
    await makeStandards(ctx);
    await addStandard(ctx, form());
    const at = (text: string) => laneStandardFor(t.db, "inbound", "650103", new Date(text));
    expect((await at("2026-11-19T15:59:59Z"))?.name).toBe("进港 · 乌鲁木齐市内");
    expect((await at("2026-11-19T16:00:00Z"))?.name).toBe("市内加急");
    const lines = (await listStandards(ctx)).filter((line) => line.destScope === "650100");
    expect(lines.map((line) => [line.name, line.state, line.effectiveFrom])).toEqual([
      ["进港 · 乌鲁木齐市内", "in_force", "2020-01-01"],
      ["市内加急", "coming", "2026-11-20"],
    ]);
    const later = await listStandards({ ...ctx, now: new Date("2026-11-21T00:00:00Z") });
    expect(later.filter((line) => line.destScope === "650100").map((line) => line.state)).toEqual(["in_force", "past"]);
  });

  it("are not added twice for one day, nor for an unknown place", async () => {
    await addStandard(ctx, form());
    await expect(addStandard(ctx, form())).rejects.toMatchObject({
      fields: [{ field: "effectiveFrom", code: "taken" }],
    });
    const unknown = addStandard(ctx, form({ destScope: "塔什干" }));
    await expect(unknown).rejects.toMatchObject({ fields: [{ field: "destScope", code: "unknown_place" }] });
  });

  it("may be corrected and withdrawn only before they begin", async () => {
    const id = await addStandard(ctx, form());
    await changeStandard(ctx, { id, version: 1 }, form({ name: "更正" }));
    await expect(changeStandard(ctx, { id, version: 1 }, form())).rejects.toMatchObject({ code: "conflict" });
    const begun = { ...ctx, now: new Date("2026-11-20T00:00:00Z") };
    await expect(changeStandard(begun, { id, version: 2 }, form())).rejects.toMatchObject({
      code: "standard_in_force",
    });
    await expect(withdrawStandard(begun, { id, version: 2 })).rejects.toMatchObject({ code: "standard_in_force" });
    await withdrawStandard(ctx, { id, version: 2 });
    expect(await t.db.laneStandard.count()).toBe(0);
    const events = await t.db.auditEntry.findMany({ where: { entityId: id }, orderBy: { id: "asc" } });
    expect(events.map((one) => one.event)).toEqual(["standard.added", "standard.changed", "standard.withdrawn"]);
  });

  it("are the manager's alone", async () => {
    for (const role of ["admin", "inbound_dispatcher", "finance"] as const) {
      await expect(addStandard(t.ctx(role), form())).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await listStandards(t.ctx("admin"))).toEqual([]);
    await expect(listStandards(t.ctx("service_agent"))).rejects.toMatchObject({ code: "forbidden" });
  });
});
