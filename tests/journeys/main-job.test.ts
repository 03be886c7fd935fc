import type { Browser, Page } from "playwright-core";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findOrCreateCustomers } from "#app/domain/customers/find-or-create-customers.server.ts";
import { addEndpoint } from "#app/domain/notifications/manage-endpoints.server.ts";
import type { Db } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { generateWebhookSecret } from "#app/platform/gateways/webhook-signature.server.ts";
import { createSecretBox } from "#app/platform/secret-box.server.ts";
import accounts from "#prisma/demo-accounts.json";
import { systemAt } from "#prisma/seed/context.ts";
import { seedFleet } from "#prisma/seed/fleet.ts";
import { seedPartners } from "#prisma/seed/partners.ts";
import { seedStaff } from "#prisma/seed/staff.ts";
import { seedStandards } from "#prisma/seed/standards.ts";
import { type SmtpReceiver, startSmtpReceiver } from "#tests/fakes/smtp-receiver.ts";
import { startWebhookReceiver, type WebhookReceiver } from "#tests/fakes/webhook-receiver.ts";
import { launchBrowser, openPage, signIn } from "#tests/setup/browser.ts";
import { type Program, startProgram } from "#tests/setup/program.ts";

/** A consignee of the list in Ürümqi who has the goods brought, and who has an endpoint and an e-mail address with us. */
const watched = {
  externalNo: "XJ261100036",
  phone: "+8619949172902",
  name: "乌鲁木齐伊力特贸易",
  email: "yilite@example.com",
};
/** the demo driver's vehicle, and another */
const first = "新A·D3162";
const second = "新A·F8207";
const milestones = ["in_transit", "out_for_delivery", "delivered"];

const receiverSecret = generateWebhookSecret();

let program: Program;
let browser: Browser;
let webhook: WebhookReceiver;
let smtp: SmtpReceiver;

const account = (role: string) => accounts.find((one) => one.role === role) as (typeof accounts)[number];

async function fill(db: Db, dataKey: string): Promise<void> {
  const ctx = systemAt(db, new Date());
  await seedStaff(ctx);
  await seedStandards(ctx);
  await seedPartners(ctx);
  await seedFleet(ctx);
  const { phone, name, email } = watched;
  await inTransaction(ctx, (tx) => findOrCreateCustomers(tx, ctx, [{ phone, name, address: null, placeCode: null }]));
  const customer = await db.customer.update({ where: { phone }, data: { email } });
  const box = createSecretBox(dataKey);
  const { endpointId } = await addEndpoint(ctx, { customerId: customer.id, url: webhook.url }, box);
  // the customer's server was set up before: the endpoint is given its secret
  await db.webhookEndpoint.update({
    where: { id: endpointId },
    data: { secret: box.seal(receiverSecret, endpointId) },
  });
}

beforeAll(async () => {
  smtp = await startSmtpReceiver();
  webhook = await startWebhookReceiver({ secret: receiverSecret });
  program = await startProgram({
    env: { SMTP_URL: smtp.url, WEBHOOK_ALLOW_HOSTS: "127.0.0.1" },
    fill: (db) => fill(db, "journey-data-key-journey-data-key-journey"),
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
  await webhook?.stop();
  await smtp?.stop();
});

async function until<T>(
  what: string,
  read: () => Promise<T | null | undefined | false>,
  withinMs = 30_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (value) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error(`${what} did not happen within ${withinMs} ms\n${program.output().slice(-3_000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A drag as a hand does it: press, move in steps, let go. */
async function drag(page: Page, from: string, to: string): Promise<void> {
  const source = await page.locator(from).boundingBox();
  const target = await page.locator(to).boundingBox();
  if (!source || !target) {
    throw new Error(`nothing to drag from ${from} to ${to}`);
  }
  await page.mouse.move(source.x + source.width / 2, source.y + source.height / 2);
  await page.mouse.down();
  await page.mouse.move(source.x + source.width / 2 + 12, source.y + source.height / 2 + 4, { steps: 4 });
  await page.mouse.move(target.x + target.width / 2, target.y + 24, { steps: 12 });
  await page.mouse.move(target.x + target.width / 2, target.y + 28, { steps: 2 });
  await page.mouse.up();
}

/** Warnings about load, hours or promises are read and accepted; resolves when the trip has its shipments. */
async function acceptWarnings(page: Page, done: () => Promise<boolean>): Promise<void> {
  await until("the assignment", async () => {
    const confirm = page.locator("dialog[open] .btn-primary");
    if ((await confirm.count()) > 0) {
      await confirm.first().click();
    }
    return done();
  });
}

const shipmentsOn = async (plate: string) => {
  const loads = await program.db.tripLoad.findMany({
    where: { trip: { vehicle: { plate } }, status: "assigned" },
    select: { shipmentId: true },
  });
  return new Set(loads.map((load) => load.shipmentId)).size;
};

describe("the department's main job", () => {
  it("imports, dispatches by drag and keyboard, delivers with a signature, and tells the customer each step once", async () => {
    const { page, faults } = await openPage(browser, program.baseUrl);
    const dispatcher = account("inbound_dispatcher");
    await signIn(page, dispatcher.username, dispatcher.password);

    // the arrival list
    await page.goto("/shipments/import");
    await page.setInputFiles("input[type=file]", "../shared/data/arrival-list.xlsx");
    await page.fill("[name=senderName]", "沪新专线");
    await page.locator("form:has(input[type=file]) button.btn-primary").click();
    await page.waitForURL(/\/shipments\/import\/.+/);
    await until("the dry run", async () => (await program.db.arrivalList.findFirst())?.status === "checked");
    await page.locator("button[name=mode][value=all]").click();
    await until("the import", async () => (await program.db.arrivalList.findFirst())?.status === "done", 60_000);
    expect(await program.db.shipment.count()).toBe(186);

    // the board, Ürümqi only
    await page.goto("/dispatch?direction=inbound");
    await page.waitForSelector("[data-ready]");
    await page.waitForSelector(".dsp-row");
    await page.selectOption("[name=place]", { value: "650100" }).catch(() => {});
    const consignee = await program.db.shipment.findFirstOrThrow({ where: { externalNo: watched.externalNo } });

    // twelve by drag, the watched one among them
    await page.locator(`[data-row="${consignee.id}"] input[type=checkbox]`).check();
    const boxes = page.locator(".dsp-row:not(.is-blocked) input[type=checkbox]:not(:checked)");
    for (let picked = 1; picked < 12; picked += 1) {
      await boxes.first().check();
    }
    const plate = (name: string) => `article[aria-label="${name}"]`;
    await page.locator(plate(first)).scrollIntoViewIfNeeded();
    const handle = `.dsp-row[data-picked]:not(.is-blocked)`;
    const seen = await page.locator(handle).first().getAttribute("data-row");
    await page.locator(`[data-row="${seen}"]`).scrollIntoViewIfNeeded();
    await drag(page, `[data-row="${seen}"] .dsp-grip`, plate(first));
    await acceptWarnings(page, async () => (await shipmentsOn(first)) === 12);

    // five by keyboard, once the board shows what was done
    await page.waitForSelector(`${plate(first)}[data-trip] .dsp-stops`);
    await page.keyboard.press("Escape");
    await until("an empty selection", async () => (await page.locator(".dsp-row[data-picked]").count()) === 0);
    await page.locator(".dsp-row:not(.is-blocked) input[type=checkbox]").first().focus();
    const free = await page.locator(".dsp-row").count();
    for (let pressed = 0; pressed < free && (await page.locator(".dsp-row[data-picked]").count()) < 5; pressed += 1) {
      await page.keyboard.press("Space");
      await page.keyboard.press("ArrowDown");
    }
    expect(await page.locator(".dsp-row[data-picked]").count()).toBe(5);
    await page.keyboard.press("a");
    await page.locator("dialog[open] .palette-input").fill("F8207");
    await page.waitForSelector(".dsp-choice[aria-selected=true]:has-text('F8207')");
    await page.keyboard.press("Enter");
    await acceptWarnings(page, async () => (await shipmentsOn(second)) === 5);

    // released to the driver
    await page.locator(`${plate(first)} .dsp-release`).click();
    await page.locator("dialog[open] .btn-primary").click();
    const trip = await until("the release", () =>
      program.db.trip.findFirst({ where: { vehicle: { plate: first }, status: "released" } }),
    );
    expect(faults).toEqual([]);
    await page.context().close();

    await driveAndDeliver(trip.id, consignee.id);
    await customerKnows(consignee.id);
    await trackingPageSays(consignee.trackingToken);
  });
});

async function driveAndDeliver(tripId: string, shipmentId: string): Promise<void> {
  const phone = await openPage(browser, program.baseUrl, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const { page } = phone;
  const driver = account("driver");
  await signIn(page, driver.username, driver.password);
  await page.goto(`/driver/trips/${tripId}`);
  await page.locator("form:has([name=intent][value=depart]) button").click();
  await until(
    "the departure",
    async () => (await program.db.trip.findUnique({ where: { id: tripId } }))?.status === "departed",
  );
  const stopOf = () =>
    program.db.tripStop.findFirstOrThrow({ where: { tripId, kind: "delivery", loads: { some: { shipmentId } } } });
  const delivery = await stopOf();
  const pickups = await program.db.tripStop.findMany({ where: { tripId, kind: "pickup" }, orderBy: { seq: "asc" } });
  for (const stop of pickups) {
    await serve(page, stop.id);
  }
  await serve(page, delivery.id, { sign: true });
  expect(phone.faults).toEqual([]);
  await page.context().close();
}

/** Arrives at a stop and completes it; a delivery is signed for on the glass. */
async function serve(page: Page, stopId: string, { sign = false } = {}): Promise<void> {
  const card = page.locator(`#stop-${stopId}`);
  await card.evaluate((node: HTMLDetailsElement) => {
    node.open = true;
  });
  await card.locator("form:has([name=intent][value=arrive]) button").click();
  await until(
    "the arrival",
    async () => (await program.db.tripStop.findUnique({ where: { id: stopId } }))?.arrivedAt != null,
  );
  const form = card.locator("form:has([name=intent][value=complete])");
  await card.locator("details:has([name=intent][value=complete])").evaluate((node: HTMLDetailsElement) => {
    node.open = true;
  });
  if (sign) {
    const cash = form.locator("[name=cash]");
    if ((await cash.count()) > 0) {
      const hint = await form.locator(".field:has([name=cash]) .hint").innerText();
      await cash.fill((/[\d,]+\.\d\d/.exec(hint)?.[0] ?? "0").replaceAll(",", ""));
    }
    await form.locator("[name=signedBy]").fill("伊力特前台");
    await form.locator("[name=relation]").selectOption("colleague");
    const glass = form.locator("canvas");
    await glass.scrollIntoViewIfNeeded();
    const box = await glass.boundingBox();
    if (!box) {
      throw new Error("no glass to sign on");
    }
    await page.mouse.move(box.x + 30, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + 80, { steps: 8 });
    await page.mouse.move(box.x + 200, box.y + 30, { steps: 8 });
    await page.mouse.up();
  }
  await form.locator("button.btn-primary").click();
  await until(
    "the stop's end",
    async () => (await program.db.tripStop.findUnique({ where: { id: stopId } }))?.status === "done",
  );
}

async function customerKnows(shipmentId: string): Promise<void> {
  const told = (kind: string) =>
    program.db.delivery.findMany({ where: { shipmentId, notice: { startsWith: kind }, status: "sent" } });
  await until("all messages", async () => {
    // texts to a phone may be held till the morning
    const channel = { in: ["email", "webhook"] };
    const status = { in: ["pending", "sending", "failed"] };
    const waiting = await program.db.delivery.count({ where: { shipmentId, channel, status } });
    const delivered = await told("delivered");
    return waiting === 0 && delivered.length > 0;
  });
  const { waybillNo } = await program.db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
  const bodies = webhook
    .accepted()
    .map((call) => new Webhook(receiverSecret).verify(call.body, call.headers as Record<string, string>));
  const hooks = (bodies as { data: { waybillNo: string; milestone: string } }[]).filter(
    ({ data }) => data.waybillNo === waybillNo,
  );
  const mails = smtp.messages.filter((mail) => mail.text.includes(waybillNo) && mail.to.includes(watched.email));
  for (const milestone of milestones) {
    expect(
      hooks.filter(({ data }) => data.milestone === milestone),
      `webhook of ${milestone}`,
    ).toHaveLength(1);
  }
  const mailbox = await program.db.delivery.findMany({
    where: { shipmentId, channel: "email", recipient: watched.email },
  });
  expect(mailbox.map((mail) => mail.notice.split(":")[0]).sort()).toEqual([...milestones].sort());
  expect(mails).toHaveLength(milestones.length);
}

async function trackingPageSays(token: string): Promise<void> {
  const { page } = await openPage(browser, program.baseUrl, {
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
  });
  await page.goto(`/t/${token}`);
  const text = await page.locator("body").innerText();
  expect(text).toContain("已签收");
  expect(text).not.toContain(watched.phone.slice(-8));
  const signature = page.locator("img[src*='/pod/']").first();
  await signature.waitFor();
  const answer = await page.request.get((await signature.getAttribute("src")) ?? "");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toContain("image/png");
  await page.context().close();
}
