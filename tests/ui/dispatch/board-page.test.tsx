import { createRemixStub } from "@remix-run/testing";
import { renderToString } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { catalogFor } from "#app/i18n/catalogs.ts";
import { I18nProvider } from "#app/i18n/react.tsx";
import type { BoardData } from "#app/ui/dispatch/board-data.ts";
import { DispatchBoard } from "#app/ui/dispatch/dispatch-board.tsx";
import { load, NOW, row, stop, trip, vehicle } from "./board.ts";

function page(over: Partial<BoardData> = {}, filter: Partial<BoardData["filter"]> = {}): string {
  const data: BoardData = {
    filter: {
      ...{
        direction: "inbound",
        date: "2026-11-18",
        today: "2026-11-18",
        view: "all",
        place: "",
        q: "",
        layout: "map",
      },
      ...filter,
    },
    queue: { rows: [row("1"), row("2")], next: null },
    ...{
      total: 2,
      capped: false,
      places: [],
      drivers: [],
      partners: [],
      sites: [],
      confirm: null,
      now: NOW,
      me: "王丽",
    },
    vehicles: [vehicle("10001", { trips: [trip("1")] }), vehicle("10002")],
    map: { url: "", attribution: "", crs: "wgs84" },
    ...over,
  };
  const Stub = createRemixStub([{ path: "/", Component: () => <DispatchBoard data={data} /> }]);
  return renderToString(
    <I18nProvider locale="zh-CN" timeZone="Asia/Shanghai" catalog={catalogFor("zh-CN")}>
      <Stub initialEntries={["/"]} />
    </I18nProvider>,
  );
}

// React 18 complains of the router's links, of which the board has dozens; everything else it says is a failure
beforeAll(() => {
  vi.spyOn(console, "error").mockImplementation((message: unknown) => {
    if (!String(message).startsWith("Warning: useLayoutEffect does nothing on the server")) {
      throw new Error(String(message));
    }
  });
});
afterAll(() => {
  vi.restoreAllMocks();
});

describe("the board as the server draws it", () => {
  test("has every row's box and the choice of vehicles in one form", () => {
    const html = page();
    expect(html).toContain('<form id="dsp-assign" method="post" action="/dispatch/act">');
    expect(html.match(/name="item" form="dsp-assign"/g)).toHaveLength(2);
    expect(html).toContain('value="1:1"');
    expect(html).toContain('<option value="trip:1">');
    expect(html).toContain('<option value="vehicle:10002">');
    expect(html).toContain("地图需要启用 JavaScript");
  });

  test("shows lateness, holds, split pieces and cash in words", () => {
    const html = page({
      queue: {
        next: null,
        rows: [
          row("1", { stageDueAt: new Date(NOW.getTime() - 4 * 3_600_000), codFen: 123_400 }),
          row("2", { block: "held", deliveryMode: "self_pickup" }),
          row("3", { pieces: 36, unassignedCount: 12, whereabouts: "station" }),
        ],
      },
    });
    for (const words of ["迟 4 小时", "代收 1,234", "控货，不能派车", "自提", "12/36 件未派", "站上"]) {
      expect(html).toContain(words);
    }
  });

  test("shows trips with load, stops in order and what is wrong, and vehicles without one", () => {
    const late = {
      code: "promise_missed" as const,
      shipmentId: "s-l-a",
      params: { waybillNo: "XJJ1", lateMs: 5_400_000 },
    };
    const stops = [
      stop("p", { kind: "pickup", placeKey: "station:airport", title: "x" }),
      stop("a", { title: "<b>古丽</b>" }),
    ];
    const over = trip("1", {
      weightG: 6_000_000,
      stops,
      warnings: [late, { code: "over_weight", params: { loadG: 6_000_000, capacityG: 5_000_000 } }],
    });
    const html = page({ vehicles: [vehicle("10001", { trips: [over] }), vehicle("10002", { expired: true })] });
    for (const words of [
      "6,000<!-- -->/<!-- -->5,000",
      "天山机场货运站",
      "提货",
      "超重",
      "会迟",
      "迟 1 小时 30 分",
      "今日未派",
      "证件已过期",
    ]) {
      expect(html).toContain(words);
    }
    expect(html).toContain("&lt;b&gt;古丽&lt;/b&gt;");
    expect(html.indexOf("天山机场货运站")).toBeLessThan(html.indexOf("&lt;b&gt;"));
  });

  test("names on the card what forbids a trip to leave, instead of the vehicle's general word", () => {
    const refusals = [{ code: "driver_licence_expired", params: { name: "马国庆", on: "2026-11-17" } }];
    const html = page({ vehicles: [vehicle("10001", { expired: true, trips: [trip("1", { refusals })] })] });
    expect(html).toMatch(/<li class="text-exception" title="[^"]*马国庆[^"]*">/);
    expect(html).toContain("驾驶证过期");
    expect(html).not.toContain("证件已过期");
  });

  test("gives each stop's shipments and the trip's buttons to a browser without script", () => {
    const html = page({
      vehicles: [vehicle("10001", { trips: [trip("1", { stops: [stop("a", { loads: [load("9")] })] })] })],
    });
    expect(html).toContain('name="loadIds[]" value="9"');
    expect(html).toMatch(/name="intent" value="release"/);
    expect(html).toMatch(/name="intent" value="cancel"/);
    const gone = page({ vehicles: [vehicle("10001", { trips: [trip("1", { status: "departed" })] })] });
    expect(gone).not.toMatch(/value="cancel"/);
  });

  test("asks for a word before an assignment that was sent without script", () => {
    const warnings = [{ code: "over_weight" as const, params: { loadG: 6_000_000, capacityG: 5_000_000 } }];
    const html = page({ confirm: { payload: '{"items":[]}', warnings } });
    expect(html).toContain("超重：6,000 公斤，核载 5,000 公斤");
    expect(html).toContain('name="acceptWarnings" value="on"');
  });

  test("is a board of columns without the map when asked", () => {
    expect(page()).toContain('data-pane="map"');
    const board = page({}, { layout: "board" });
    expect(board).not.toContain('data-pane="map"');
    expect(board).toContain("dsp-trips is-board");
  });

  test("says what to do where there is nothing", () => {
    expect(page({ queue: { rows: [], next: null }, total: 0 })).toContain("没有待派的运单");
    expect(page({ queue: { rows: [], next: null }, total: 0 }, { q: "x" })).toContain("清除筛选");
    expect(page({ vehicles: [] })).toContain("登记车辆");
    expect(page({ total: 1_000, capped: true })).toContain("1,000+");
  });
});
