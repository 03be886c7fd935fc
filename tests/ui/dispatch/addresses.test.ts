import { describe, expect, test } from "vitest";
import { allXinjiangPlaces } from "#app/domain/places/place-directory.server.ts";
import { formatsFor } from "#app/i18n/format.ts";
import { parseBoardFilter } from "#app/ui/dispatch/board-filter.ts";
import { boardHref } from "#app/ui/dispatch/board-href.ts";
import { instantOf, localInput } from "#app/ui/dispatch/local-input.ts";
import { fitWidths, keepWidths, readWidths } from "#app/ui/dispatch/pane-widths.ts";
import { placeChoices } from "#app/ui/dispatch/place-choices.ts";
import { boardAddress, plainPayload } from "#app/ui/dispatch/plain-form.ts";
import { NOW } from "./board.ts";

const usual = { direction: "outbound" as const, today: "2026-11-18" };

describe("the board's address", () => {
  test("says what is shown; what it says wrongly is the usual", () => {
    const parsed = parseBoardFilter(
      new URLSearchParams("direction=transit&date=2026-11-19&view=late&place=653100&q= 1 &layout=board"),
      usual,
    );
    expect(parsed).toEqual({
      ...{ direction: "transit", date: "2026-11-19", today: "2026-11-18", view: "late" },
      ...{ place: "653100", q: "1", layout: "board" },
    });
    const odd = parseBoardFilter(new URLSearchParams("direction=up&date=2026-13-40&view=x&place=65&layout=z"), usual);
    expect(odd).toEqual({
      ...{ direction: "outbound", date: "2026-11-18", today: "2026-11-18", view: "all" },
      ...{ place: "", q: "", layout: "map" },
    });
  });

  test("changes one setting and keeps the others", () => {
    const params = new URLSearchParams("direction=inbound&q=1");
    expect(boardHref(params, { q: null, layout: "board" })).toBe("/dispatch?direction=inbound&layout=board");
    expect(boardHref(new URLSearchParams("q=1"), { q: "" })).toBe("/dispatch");
  });

  test("is where a form without script returns to, and nowhere else", () => {
    const own = boardAddress("http://x/dispatch?direction=transit&confirm=1&q=%E5%8F%A4&evil=1");
    expect(own).toBe("/dispatch?direction=transit&q=%E5%8F%A4&layout=map");
    expect(boardAddress("http://elsewhere/steal?direction=transit")).toBe("/dispatch?layout=map");
    expect(boardAddress(null)).toBe("/dispatch?layout=map");
    expect(boardAddress("not an address")).toBe("/dispatch?layout=map");
  });
});

describe("a form without script", () => {
  test("says the same as the script would", () => {
    const form = {
      intent: "assign",
      item: ["a:1", "b:2"],
      to: "vehicle:v",
      date: "2026-11-18",
      direction: "inbound",
      partnerId: "p",
    };
    const items = [
      { shipmentId: "a", version: "1" },
      { shipmentId: "b", version: "2" },
    ];
    expect(plainPayload(form)).toEqual({ items, to: { vehicleId: "v", date: "2026-11-18" } });
    expect(plainPayload({ ...form, item: "a:1", to: "trip:t", direction: "transit" })).toEqual({
      items: [items[0]],
      to: { tripId: "t" },
      partnerId: "p",
    });
    expect(plainPayload({ intent: "assign" })).toEqual({ items: [], to: { vehicleId: "" } });
    expect(plainPayload({ intent: "release", tripId: "t", version: "3" })).toEqual({ tripId: "t", version: "3" });
    expect(plainPayload({ payload: '{"items":[]}', acceptWarnings: "on" })).toEqual({
      items: [],
      acceptWarnings: true,
    });
  });
});

describe("panes", () => {
  test("stay readable, and leave room for the map", () => {
    expect(fitWidths({ queue: 100, trips: 100 }, 1440)).toEqual({ queue: 320, trips: 320 });
    const wide = fitWidths({ queue: 900, trips: 900 }, 1440);
    expect(wide).toEqual({ queue: 860, trips: 320 });
    expect(wide.queue + wide.trips + 260).toBeLessThanOrEqual(1440);
  });

  test("are remembered; a spoilt memory is none", () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    keepWidths(storage, { queue: 400, trips: 500 });
    expect(readWidths(storage)).toEqual({ queue: 400, trips: 500 });
    for (const spoilt of ["{", "null", '{"queue":"x"}']) {
      expect(readWidths({ getItem: () => spoilt }).queue).toBeGreaterThan(300);
    }
  });
});

describe("places to choose from", () => {
  test("are Ürümqi's districts in town, the rest of Xinjiang for transit, each with its prefecture", () => {
    const town = placeChoices(allXinjiangPlaces(), "inbound", "zh-CN");
    expect(town.map((place) => place.code).every((code) => code.startsWith("6501"))).toBe(true);
    const far = placeChoices(allXinjiangPlaces(), "transit", "zh-CN");
    expect(far).toContainEqual({ code: "653100", label: "喀什" });
    expect(far.find((place) => place.code === "653125")?.label).toBe("喀什 · 莎车");
    expect(far).toContainEqual({ code: "659001", label: "石河子" });
    expect(far.some((place) => place.code.startsWith("6501"))).toBe(false);
    expect(new Set([...town, ...far].map((place) => place.code)).size).toBe(allXinjiangPlaces().length - 1);
  });
});

describe("times typed in", () => {
  test("mean the reader's own clock", () => {
    const f = formatsFor("zh-CN", "Asia/Urumqi");
    expect(localInput(NOW, f)).toBe("2026-11-18T08:00");
    expect(instantOf("2026-11-18T08:00", "Asia/Urumqi")).toBe(NOW.toISOString());
    expect(instantOf("2026-11-18T10:00", "Asia/Shanghai")).toBe(NOW.toISOString());
  });
});
