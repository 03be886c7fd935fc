import { describe, expect, it } from "vitest";
import { EVENT_CODES, EVENT_SOURCES } from "#app/domain/tracking/event-codes.ts";
import { EVENT_PROBLEMS } from "#app/domain/tracking/event-rules.ts";
import { EXCEPTION_CODES, EXCEPTION_STATES, PARTIES } from "#app/domain/tracking/exception-codes.ts";
import { MILESTONES } from "#app/domain/tracking/milestone.ts";
import { PLACES } from "#app/domain/tracking/place.ts";
import { STAGES } from "#app/domain/tracking/stages.ts";
import { tracking as en } from "#app/i18n/messages/en/tracking.ts";
import { tracking as zh } from "#app/i18n/messages/zh-CN/tracking.ts";

const LISTS = {
  milestones: MILESTONES,
  partial: MILESTONES,
  events: EVENT_CODES,
  publicEvents: EVENT_CODES,
  exceptions: EXCEPTION_CODES,
  publicExceptions: EXCEPTION_CODES,
  exceptionStates: EXCEPTION_STATES,
  parties: PARTIES,
  sources: EVENT_SOURCES,
  places: PLACES,
  stages: STAGES,
  problems: EVENT_PROBLEMS,
} as const;

const slots = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();

describe.each([
  ["zh-CN", zh],
  ["en", en],
])("the words of tracking in %s", (_, messages) => {
  it.each(Object.keys(LISTS) as (keyof typeof LISTS)[])("name every one of the %s and nothing else", (group) => {
    const texts: Record<string, string> = messages[group];
    expect(Object.keys(texts).sort()).toEqual([...LISTS[group]].sort());
    for (const text of Object.values(texts)) {
      expect(text.trim()).not.toBe("");
    }
  });

  it("tell milestones, events and stages apart by name", () => {
    for (const group of ["milestones", "events", "stages", "exceptions"] as const) {
      const texts = Object.values(messages[group]);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it("show both numbers of a part", () => {
    for (const text of Object.values(messages.partial)) {
      expect(slots(text)).toEqual(["{done}", "{total}"]);
    }
  });
});
