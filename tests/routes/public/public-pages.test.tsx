// @vitest-environment jsdom
import axe from "axe-core";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { PublicCase, PublicEntry } from "#app/domain/complaints/public-case.server.ts";
import { departTrip } from "#app/domain/dispatch/depart-trip.server.ts";
import { releaseTrip } from "#app/domain/dispatch/release-trip.server.ts";
import { type TrackingPage, trackingPage } from "#app/domain/public-tracking/tracking-page.server.ts";
import { recordEvents } from "#app/domain/tracking/record-events.server.ts";
import { catalogFor } from "#app/i18n/catalogs.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { I18nProvider } from "#app/i18n/react.tsx";
import { CaseView } from "#app/ui/public/case-view.tsx";
import { ComplaintPage } from "#app/ui/public/complaint-form.tsx";
import { LookupForm } from "#app/ui/public/lookup-form.tsx";
import { MissingLink } from "#app/ui/public/missing-link.tsx";
import { PublicPage } from "#app/ui/public/public-page.tsx";
import { TrackingView } from "#app/ui/public/tracking-view.tsx";
import { assigned, happened } from "#tests/factories/dispatch.ts";
import { driverCtx, makeMannedVehicle } from "#tests/factories/fleet.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let out: TrackingPage;
let done: TrackingPage;
beforeAll(async () => {
  t = await testDb();
  const desk = t.ctx("inbound_dispatcher");
  const [first, second] = [
    await makeShipment(desk, { codFen: 50_000, externalNo: "GZ-1" }),
    await makeShipment(desk, { consigneePhone: "+8613911110000" }),
  ];
  await happened(desk, [first, second], "DEST_IN");
  await happened(desk, [first], "DAMAGED", { minutesAgo: 30, pieces: "2", reason: "carrier_damaged" });
  const { vehicleId, driverId } = await makeMannedVehicle(desk, {
    vehicle: { lat: 43.87, lng: 87.51, fixAt: new Date(desk.now.getTime() - 120_000) },
  });
  const trip = await assigned(desk, [first], { to: { vehicleId } });
  await releaseTrip(desk, { tripId: trip.tripId, version: trip.version });
  await departTrip(driverCtx(desk, driverId), { tripId: trip.tripId });
  const pod = { signedBy: "张三丰", relation: "colleague", signatureFileId: "sig", photoFileIds: ["p1"] };
  await recordEvents(desk, [
    { shipmentId: second, code: "SIGNED_BY_AGENT", occurredAt: desk.now, source: "desk", pod },
  ]);
  out = await trackingPage(t.ctx("public"), `token-${first}`);
  done = await trackingPage(t.ctx("public"), `token-${second}`);
});
afterAll(() => t.close());
afterEach(() => {
  document.body.innerHTML = "";
});

function show(page: ReactElement, locale: Locale = "zh-CN"): void {
  document.documentElement.lang = locale;
  document.title = "驿道";
  document.body.innerHTML = renderToStaticMarkup(
    <I18nProvider locale={locale} timeZone="Asia/Shanghai" catalog={catalogFor(locale)}>
      <PublicPage company="驿道物流" phone="0991-1234567">
        {page}
      </PublicPage>
    </I18nProvider>,
  );
}

async function faults(): Promise<string[]> {
  // colours need a browser that draws
  const { violations } = await axe.run(document, { rules: { "color-contrast": { enabled: false } } });
  return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
}

const tracking = (page: TrackingPage, refresh = false) => (
  <TrackingView page={page} token="tok" refresh={refresh} phone="0991-1234567" />
);
const refusal = { ok: false, code: "invalid", params: {}, fields: [{ field: "contactPhone", code: "phone" }] };
const typed = { contactName: "王先生", contactPhone: "12", content: "太晚了,没人接电话" };
const about = { waybillNo: "XJJ1", token: "tok" };
const form = (own: typeof about | null, answer: unknown = undefined) => (
  <ComplaintPage about={own} done={null} answer={answer} />
);

const entry = (over: Partial<PublicEntry>): PublicEntry => ({
  id: "e1",
  at: new Date("2026-11-18T01:00:00Z"),
  kind: "answer",
  text: "已赔付 320 元",
  promisedAt: null,
  result: false,
  verdict: null,
  ...over,
});
const told = entry({ id: "e2", result: true });
const page: PublicCase = {
  complaintNo: "TS2611180001",
  createdAt: new Date("2026-11-18T00:00:00Z"),
  state: "confirming",
  content: "送货太晚\n第二行",
  remedy: "道歉",
  waybillNo: "XJJ1",
  promisedAt: new Date("2026-11-18T03:00:00Z"),
  late: false,
  entries: [
    told,
    entry({ id: "e3", kind: "customer", text: "还没有到", verdict: "refused" }),
    entry({ id: "e4", kind: "auto_reply", text: "", promisedAt: new Date("2026-11-18T02:00:00Z") }),
  ],
  result: told,
  files: [{ id: "f1", name: "破损.jpg", size: 123_456, createdAt: new Date("2026-11-18T00:10:00Z") }],
  mayWrite: true,
  mergedToken: null,
};
const view = (over: Partial<PublicCase> = {}, rest: { said?: string; answer?: unknown } = {}) => (
  <CaseView page={{ ...page, ...over }} phone="0991-1234567" said={rest.said ?? null} answer={rest.answer} />
);
const over = { result: null, mayWrite: false, promisedAt: null } as const;

describe.each(["zh-CN", "en"] as const)("customers' pages in %s", (locale) => {
  test.each([
    ["out for delivery", () => tracking(out, true)],
    ["delivered", () => tracking(done)],
    ["the lookup", () => <LookupForm answer={undefined} />],
    ["a complaint refused", () => form(about, { ...refusal, data: { typed } })],
    ["a complaint without a link", () => form(null)],
    ["thanks", () => <ComplaintPage about={null} done={{ number: "TS2611180001", token: "c" }} answer={undefined} />],
    ["a case to confirm", () => view()],
    ["a case that is late", () => view({ state: "investigating", result: null, late: true }, { said: "words" })],
    ["a case that is over", () => view({ ...over, state: "closed", files: [], entries: [] })],
    ["a case that was merged", () => view({ ...over, state: "merged", mergedToken: "other" })],
    ["a link that leads nowhere", () => <MissingLink />],
  ])("%s: nothing for axe to find, no key without a text, no script", async (_, page) => {
    show(page(), locale);
    expect(await faults()).toEqual([]);
    expect(document.body.innerHTML).not.toMatch(/publicTracking\.|publicComplaints\.|tracking\.|common\.|errors\./);
    expect(document.querySelector("script")).toBeNull();
  });
});

describe("the page of a shipment", () => {
  test("out for delivery: headline, step, money, map, damage in the customer's words, the way to stop refreshing", () => {
    show(tracking(out, true));
    const text = document.body.textContent ?? "";
    expect(document.querySelector("h1")?.textContent).toBe("派送中");
    expect(document.querySelector("[aria-current=step]")?.textContent).toContain("派送");
    expect(text).toContain("¥500.00");
    expect(text).toContain("下一站就是您这里");
    expect(text).toContain("货物包装或外观受损,正在处理".replace(",", "，"));
    expect(text).toContain("2 分前的位置");
    expect(document.querySelector("svg.public-map")?.getAttribute("aria-label")).toMatch(/相距约 \d+ 公里/);
    expect(document.querySelector('a[href="/t/tok?refresh=off"]')).not.toBeNull();
    expect(text).not.toContain("阿不都");
  });
  test("delivered: who signed, masked, with the pictures behind the link's own address", () => {
    show(tracking(done));
    expect(document.body.textContent).toContain("张**");
    expect(document.body.textContent).not.toContain("张三丰");
    expect([...document.querySelectorAll("img")].map((image) => image.getAttribute("src"))).toEqual(
      expect.arrayContaining(["/t/tok/pod/sig", "/t/tok/pod/p1"]),
    );
    expect(document.querySelector("svg.public-map")).toBeNull();
    expect(document.querySelectorAll(".public-steps [data-state=done]")).toHaveLength(5);
  });
  test("a complaint that was refused keeps what was typed and says what is wrong beside it", () => {
    show(form(about, { ...refusal, data: { typed } }));
    expect(document.querySelector<HTMLInputElement>("[name=contactPhone]")?.value).toBe("12");
    expect(document.querySelector<HTMLTextAreaElement>("[name=content]")?.value).toBe(typed.content);
    const field = document.querySelector("[name=contactPhone]");
    const problem = document.getElementById(field?.getAttribute("aria-describedby") ?? "");
    expect(problem?.textContent).toBe("电话号码不对");
  });
});

describe("the page of a complaint", () => {
  test("to be confirmed: the result, the two answers, the words; the answer he read goes along", () => {
    show(view());
    expect(document.querySelector("h1")?.textContent).toBe("请您确认处理结果");
    expect(document.querySelector("[aria-current=step]")?.textContent).toContain("答复");
    const confirm = document.querySelector(".public-result form");
    expect(confirm?.querySelector("blockquote")?.textContent).toBe("已赔付 320 元");
    const buttons = [...(confirm?.querySelectorAll("button") ?? [])];
    expect(buttons.map((button) => `${button.name}=${button.value}`)).toEqual(["verdict=accepted", "verdict=refused"]);
    expect(confirm?.querySelector<HTMLInputElement>("[name=result]")?.value).toBe("e2");
    expect(document.body.textContent).toContain("我们会在 2026-11-18 11:00 前与您联系");
    expect(document.body.textContent).toContain("您没有接受处理结果");
    expect(document.body.textContent).toContain("破损.jpg");
    for (const posted of document.querySelectorAll("main form")) {
      expect([posted.getAttribute("method"), posted.getAttribute("enctype")]).toEqual(["post", "multipart/form-data"]);
    }
  });
  test("a promise that was broken is admitted, and each form shows its own refusal only", () => {
    const missing = { ok: false, code: "invalid", params: {}, fields: [{ field: "words", code: "required" }] };
    show(view({ late: true }, { answer: { ...missing, data: { typed: { intent: "confirm", words: "" } } } }));
    expect(document.body.textContent).toContain("非常抱歉");
    expect(document.querySelectorAll("[role=alert]")).toHaveLength(2);
    expect(document.querySelector("[name=words]")?.getAttribute("aria-invalid")).toBe("true");
    expect(document.querySelector("[name=text]")?.getAttribute("aria-invalid")).toBeNull();
  });
  test("over: nothing more to write, and the way to a new one", () => {
    show(view({ ...over, state: "closed" }));
    expect(document.querySelectorAll("main form")).toHaveLength(0);
    expect(document.querySelector('main a[href="/c/new"]')).not.toBeNull();
    expect(document.querySelectorAll(".public-steps [data-state=done]")).toHaveLength(5);
  });
});
