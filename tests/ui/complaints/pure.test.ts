import { describe, expect, test } from "vitest";
import type { ClockView } from "#app/domain/clocks/clock-view.ts";
import type { EntryView } from "#app/domain/complaints/complaint-view.ts";
import { splitClocks } from "#app/ui/complaints/case/clock-strip.tsx";
import { phaseStates } from "#app/ui/complaints/case/phases.ts";
import { filterOf, timelineOf } from "#app/ui/complaints/case/timeline.ts";
import { isNarrowed, queueParams } from "#app/ui/complaints/queue/queue-params.ts";

const states = (file: Parameters<typeof phaseStates>[0]) => Object.values(phaseStates(file)).join(" ");
const owner = { id: "u" };

describe("the six steps", () => {
  test("begin with taking it in hand and end with all done", () => {
    const at = (status: Parameters<typeof phaseStates>[0]["status"], over = {}) =>
      states({ status, validity: "valid", owner, ...over });
    expect(at("registered", { validity: null, owner: null })).toBe("now later later later later later");
    expect(at("registered", { validity: null })).toBe("done now later later later later");
    expect(at("approving")).toBe("done done done now later later");
    expect(at("confirming")).toBe("done done done done now later");
    expect(at("closed")).toBe("done done done done done done");
    expect(at("merged")).not.toContain("now");
  });
  test("leave out what an unfounded complaint does not go through", () => {
    expect(states({ status: "confirming", validity: "invalid", owner })).toBe("done done skipped skipped now later");
    expect(states({ status: "closed", validity: "invalid", owner })).toBe("done done skipped skipped done done");
  });
});

describe("the story", () => {
  test("is one, newest first, and can be narrowed", () => {
    const entry = (id: string, kind: EntryView["kind"], minute: number): EntryView => ({
      ...{ id, kind, at: new Date(minute * 60_000), cycle: 1, channel: null, text: "" },
      ...{ promisedAt: null, details: {}, actorName: "" },
    });
    const message = {
      ...{ id: "m", at: new Date(90_000), channel: "sms", recipient: "", status: "sent" },
      ...{ subject: "", body: "", sentAt: null, reason: null },
    };
    const lines = timelineOf([entry("a", "customer", 1), entry("b", "note", 2)], [message]);
    expect(lines.map((line) => (line.kind === "message" ? "m" : line.entry.id))).toEqual(["b", "m", "a"]);
    expect(lines.map(filterOf)).toEqual(["inner", "message", "talk"]);
  });
});

describe("clocks", () => {
  test("of earlier rounds are folded away, running ones never", () => {
    const clock = (id: string, kind: string, cycle: number, outcome: string) =>
      ({ id, kind, cycle, outcome }) as unknown as ClockView;
    const all = [
      clock("r1", "resolution", 1, "missed"),
      clock("r2", "resolution", 2, "open"),
      clock("n1", "next_reply", 1, "met"),
      clock("n2", "next_reply", 2, "met"),
    ];
    const { shown, earlier } = splitClocks(all);
    expect(shown.map((one) => one.id)).toEqual(["r2", "n2"]);
    expect(earlier.map((one) => one.id)).toEqual(["r1", "n1"]);
  });
});

describe("the address of the queue", () => {
  test("carries only what is asked for", () => {
    const filter = { view: "mine", status: null, party: null, channel: "wechat", text: "" } as const;
    expect(queueParams(filter).toString()).toBe("view=mine&channel=wechat");
    expect(isNarrowed(filter)).toBe(true);
    expect(isNarrowed({ ...filter, channel: null })).toBe(false);
  });
});
