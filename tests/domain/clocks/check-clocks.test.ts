import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkClocks } from "#app/domain/clocks/check-clocks.server.ts";
import { dueClockIds } from "#app/domain/clocks/due-clocks.server.ts";
import { clockEvents } from "#app/domain/clocks/events.ts";
import { createDb } from "#app/platform/db/create-db.server.ts";
import { createRandom } from "#prisma/seed/random.ts";
import { after, beijing, DAY, firstResponse, HOUR, MINUTE, resolution, type Scene, START, scene } from "./scene.ts";

const GENERAL = { ...resolution, cycle: 1, standardKey: "complaint.general.feedback" };
const MAJOR = { ...resolution, cycle: 1, standardKey: "complaint.major.settlement" };
const FIRST = { ...firstResponse, cycle: 1, standardKey: "complaint.first_response" };

let s: Scene;
beforeEach(async () => {
  s = await scene();
});
afterEach(() => s.test.close());

const check = (now: Date, ...ids: string[]) => checkClocks(s.test.ctx("system", { now }), ids);

describe("a check", () => {
  it("raises each level when it is reached, once, and says when to look again", async () => {
    const id = await s.start(FIRST);
    expect(await check(after(HOUR), id)).toEqual([]);
    expect(await s.alerts(id)).toEqual([]);
    expect(await check(after(90 * MINUTE), id)).toEqual([{ clockId: id, checkAt: after(2 * HOUR) }]);
    expect(await check(after(91 * MINUTE), id)).toEqual([]);
    expect(await s.alerts(id)).toEqual(["warning-1"]);
    expect(await check(after(2 * HOUR), id)).toEqual([{ clockId: id, checkAt: beijing("2026-11-18 15:30") }]);
    await check(after(2 * DAY), id);
    await check(after(3 * DAY), id);
    expect(await s.alerts(id)).toEqual(["warning-1", "breach-0", "escalation-1"]);
    expect(await s.clock(id)).toMatchObject({ nextCheckAt: null, outcome: "open" });
    const raised = (await s.events("clock.alert_raised")).map((one) => clockEvents["clock.alert_raised"].parse(one));
    expect(raised.map(({ kind, act, silent }) => [kind, act, silent])).toEqual([
      ["warning", "notify", false],
      ["breach", "notify", false],
      ["escalation", "reassign", false],
    ]);
    const rows = await s.db.clockAlert.findMany({ orderBy: { dueAt: "asc" } });
    expect(raised.map(({ alertId }) => alertId).sort()).toEqual(rows.map((row) => row.id).sort());
    expect(rows.map(({ dueAt, firedAt }) => [dueAt, firedAt])).toEqual([
      [after(90 * MINUTE), after(90 * MINUTE)],
      [after(2 * HOUR), after(2 * HOUR)],
      [beijing("2026-11-18 15:30"), after(2 * DAY)],
    ]);
  });

  it("raises all that was missed in one go; a warning that comes after the breach is silent", async () => {
    const id = await s.start(FIRST);
    await check(after(3 * DAY), id);
    expect(await s.alerts(id)).toEqual(["warning-1", "breach-0", "escalation-1"]);
    expect((await s.events("clock.alert_raised")).map(({ kind, silent }) => [kind, silent])).toEqual([
      ["warning", true],
      ["breach", false],
      ["escalation", false],
    ]);
  });

  it("leaves clocks alone that are paused, stopped, cancelled or unknown", async () => {
    const paused = await s.start(GENERAL);
    await s.pause(resolution, after(HOUR));
    const stopped = await s.start(FIRST);
    await s.stop(firstResponse, after(HOUR));
    const cancelled = await s.start({ ...FIRST, subjectId: "c2" });
    await s.cancel({ ...firstResponse, subjectId: "c2" }, after(HOUR));
    expect(await check(after(9 * DAY), paused, stopped, cancelled, "unknown")).toEqual([]);
    expect(await s.db.clockAlert.count()).toBe(0);
    await s.resume(resolution, after(4 * DAY));
    await check(after(9 * DAY), paused);
    expect(await s.alerts(paused)).toEqual(["warning-1", "breach-0", "escalation-1", "escalation-2"]);
  });

  it("lets general alerts wait for the morning, and major ones for nothing", async () => {
    const evening = beijing("2026-11-20 19:00");
    const general = await s.start(FIRST, evening);
    const major = await s.start({ ...MAJOR, subjectId: "c2" }, after(-36 * HOUR, evening));
    const night = beijing("2026-11-21 03:00");
    await check(night, general, major);
    expect(await s.alerts(general)).toEqual([]);
    expect(await s.alerts(major)).toEqual(["warning-1", "warning-2"]);
    expect((await s.clock(general)).nextCheckAt).toEqual(beijing("2026-11-23 10:00"));
    await check(beijing("2026-11-23 10:00"), general);
    expect(await s.alerts(general)).toEqual(["warning-1", "breach-0", "escalation-1"]);
  });

  it("fires the levels of a new target although the old ones have fired, and none of a target that returns", async () => {
    const id = await s.start(GENERAL);
    await check(after(26 * HOUR), id);
    expect(await s.alerts(id)).toEqual(["warning-1", "breach-0"]);
    await s.retarget(resolution, after(27 * HOUR), "complaint.major.settlement");
    await check(after(49 * HOUR), id);
    const keys = async () =>
      (await s.db.clockAlert.findMany({ orderBy: [{ cycle: "asc" }, { dueAt: "asc" }] })).map(
        ({ cycle, kind, level }) => `${cycle} ${kind}-${level}`,
      );
    expect(await keys()).toEqual(["1 warning-1", "1 breach-0", "2 warning-1", "2 warning-2", "2 breach-0"]);
    await s.retarget(resolution, after(50 * HOUR), "complaint.general.feedback");
    await check(after(9 * DAY), id);
    expect((await keys()).slice(0, 4)).toEqual(["1 warning-1", "1 breach-0", "1 escalation-1", "1 escalation-2"]);
    expect(await s.db.clockAlert.count()).toBe(7);
  });

  it("of three processes at random raises every level of 120 clocks exactly once", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 120; i += 1) {
      ids.push(await s.start({ ...FIRST, subjectId: `s${i}` }, after(i * MINUTE)));
    }
    const others = [createDb(s.test.url), createDb(s.test.url)];
    try {
      const random = createRandom(9);
      const clients = [s.db, ...others];
      for (let minute = 60; minute <= 60 * 30; minute += 90) {
        await Promise.all(
          clients.map((db) => {
            const some = ids.filter(() => random.chance(0.7));
            return checkClocks({ ...s.test.ctx("system", { now: after(minute * MINUTE) }), db }, some);
          }),
        );
      }
      await Promise.all(
        clients.map((db) => checkClocks({ ...s.test.ctx("system", { now: after(5 * DAY) }), db }, ids)),
      );
    } finally {
      await Promise.all(others.map((db) => db.$disconnect()));
    }
    const counts = await s.db.clockAlert.groupBy({ by: ["kind", "level"], _count: { _all: true } });
    expect(counts.map(({ kind, _count }) => [kind, _count._all]).sort()).toEqual([
      ["breach", 120],
      ["escalation", 120],
      ["warning", 120],
    ]);
    expect(await s.db.outboxEvent.count({ where: { event: "clock.alert_raised" } })).toBe(360);
    expect(await s.db.auditEntry.count({ where: { event: "clock.alert_raised" } })).toBe(360);
  });
});

describe("the clocks that are due", () => {
  it("come page by page, the longest overdue first, equal times told apart", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 7; i += 1) {
      ids.push(await s.start({ ...FIRST, subjectId: `s${i}` }, i < 3 ? START : after(MINUTE)));
    }
    await s.start({ ...FIRST, subjectId: "later" }, after(DAY));
    const ctx = s.test.ctx("system", { now: after(3 * HOUR) });
    const seen: string[] = [];
    let after_: Awaited<ReturnType<typeof dueClockIds>>[number] | null = null;
    for (;;) {
      const page: Awaited<ReturnType<typeof dueClockIds>> = await dueClockIds(ctx, { limit: 2, after: after_ });
      seen.push(...page.map(({ id }) => id));
      after_ = page.at(-1) ?? null;
      if (page.length < 2) {
        break;
      }
    }
    expect(seen).toEqual([...ids.slice(0, 3).sort(), ...ids.slice(3).sort()]);
  });
});
