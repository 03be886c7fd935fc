import { createRemixStub } from "@remix-run/testing";
import { renderToString } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { catalogFor } from "#app/i18n/catalogs.ts";
import { I18nProvider } from "#app/i18n/react.tsx";
import { TripPage, type TripPageProps } from "#app/ui/fleet/trip-page.tsx";
import type { LoadView, StopView, TripView } from "#app/ui/fleet/trip-types.ts";

const at = new Date("2026-11-18T02:00:00.000Z");

const load: LoadView = {
  ...{ id: "l1", shipmentId: "s1", kind: "delivery", pieces: "1-8", count: 8, weightG: 80_000, volumeCm3: 800_000 },
  ...{ status: "assigned", reason: null },
  shipment: {
    ...{ waybillNo: "XJJ1", pieces: 10, consigneeName: "<i>古丽</i>", shipperName: null, goodsName: "灯具" },
    ...{
      paymentTerm: "collect",
      freightFen: 50_000,
      codFen: 12_300,
      receiptCount: 0,
      remarks: null,
      openExceptions: 0,
    },
  },
};

const stop: StopView = {
  ...{ id: "stop1", kind: "delivery", title: "古丽", address: "西虹西路", phone: "199****4877", status: "planned" },
  ...{ plannedAt: at, arrivedAt: null, doneAt: null, loads: [load] },
};

function page(status: string, over: Partial<TripPageProps> = {}): string {
  const trip: TripView = {
    ...{ id: "t1", tripNo: "P261118001", direction: "inbound", date: "2026-11-18", status, version: 3 },
    ...{
      plannedDepartAt: at,
      releasedAt: null,
      departedAt: null,
      closedAt: null,
      updatedAt: at,
      updatedByName: "王丽",
    },
    ...{ distanceM: 10_000, durationMs: 3_600_000, driverId: null, coDriverId: null, helpers: null },
    vehicle: { id: "v", plate: "新A·12345", type: "box", capacityG: 70_000, capacityCm3: 9e6, fixAt: null, near: null },
    ...{ driver: { id: "d", name: "艾力", phone: "+8613999123456" }, coDriver: null, stops: [stop] },
  };
  const props: TripPageProps = {
    trip,
    fill: { weightG: 80_000, volumeCm3: 800_000, shipments: 1, pieces: 8, stops: 1, stopsDone: 0 },
    late: { departureMs: 0, waiting: false, stopMs: 0 },
    ...{ events: [], drivers: [], barcode: "data:image/svg+xml;base64,", company: "驿道物流", now: at },
    ...{ mayDispatch: true, reply: null, at: null, ...over },
  };
  const Stub = createRemixStub([{ path: "/", Component: () => <TripPage {...props} /> }]);
  return renderToString(
    <I18nProvider locale="zh-CN" timeZone="Asia/Shanghai" catalog={catalogFor("zh-CN")}>
      <Stub />
    </I18nProvider>,
  );
}

const intents = (html: string) =>
  [...html.matchAll(/name="intent" value="(\w+)"|value="(\w+)" name="intent"/g)]
    .map((match) => match[1] ?? match[2])
    .sort();

describe("the trip page", () => {
  test("offers what the trip's state allows, in forms that need no script", () => {
    expect(intents(page("planned"))).toEqual(["cancel", "edit", "release"]);
    expect(intents(page("released"))).toEqual(["cancel", "depart", "edit"]);
    expect(intents(page("departed"))).toEqual(["arrive", "close", "complete", "fail"]);
    expect(intents(page("closed"))).toEqual([]);
    expect(page("planned")).toContain('name="version" value="3"');
  });
  test("offers nothing to who may not", () => {
    for (const status of ["planned", "released", "departed"]) {
      expect(intents(page(status, { mayDispatch: false }))).toEqual([]);
    }
  });
  test("dials the driver, but no masked number", () => {
    const html = page("departed");
    expect(html).toContain('href="tel:+8613999123456"');
    expect(html).toContain("199****4877");
    expect(html).not.toContain("tel:199");
  });
  test("asks for the money to bring back, and writes names as text", () => {
    const html = page("departed");
    expect(html).toContain('value="623.00"');
    expect(html).toContain("&lt;i&gt;古丽&lt;/i&gt;");
    expect(html).not.toContain("<i>古丽</i>");
  });
  test("says in words that the lorry is overloaded", () => {
    expect(page("planned")).toContain("超出核载");
  });
  test("opens the form that was refused and says why there", () => {
    const reply = { ok: false, code: "invalid", params: {}, fields: [{ field: "pod.signedBy", code: "required" }] };
    const html = page("departed", { reply, at: "complete-stop1" });
    expect(html).toMatch(/<details class="fleet-stop-form" open="">/);
    expect(html).toContain("请填写");
    expect(html.match(/role="alert"/g)).toHaveLength(2);
  });
  test("prints a sheet with number, company and the sum to collect", () => {
    const sheet = /<section class="trip-sheet".*<\/section>/s.exec(page("released"))?.[0] ?? "";
    for (const text of ["派车单", "驿道物流", "P261118001", "XJJ1", "8/10", "623.00", "199****4877", "司机签字"]) {
      expect(sheet).toContain(text);
    }
  });
});
