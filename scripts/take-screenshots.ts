import { mkdirSync } from "node:fs";
import { complaintToken } from "#app/domain/complaints/complaint-token.server.ts";
import accounts from "#prisma/demo-accounts.json";
import { seedDemo } from "#prisma/seed/demo.ts";
import { launchBrowser, openPage, signIn } from "#tests/setup/browser.ts";
import { startProgram } from "#tests/setup/program.ts";

/**
 * Takes the pictures of `docs/screenshots` from the built program with the demo's day:
 * `node scripts/screenshots.mjs [name …]`.
 */
const OUT = "docs/screenshots";
const SETTLE_MS = 2_500;

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

const program = await startProgram({ fill: (db) => seedDemo(db, new Date()) });
const shipment = await program.db.shipment.findFirstOrThrow({ where: { milestone: "delivered" } });
const under = await program.db.shipment.findFirstOrThrow({ where: { milestone: "out_for_delivery" } });
const major = await program.db.complaint.findFirstOrThrow({ where: { open: true, severity: "major" } });
const trip = await program.db.trip.findFirstOrThrow({ where: { status: "departed" } });

const pages: [name: string, role: string | null, path: string, size: typeof desktop][] = [
  ["login", null, "/login", desktop],
  ["today", "inbound_dispatcher", "/", desktop],
  ["dispatch", "inbound_dispatcher", "/dispatch?direction=inbound", desktop],
  ["dispatch-board", "inbound_dispatcher", "/dispatch?direction=inbound&layout=board", desktop],
  ["shipments", "inbound_dispatcher", "/shipments", desktop],
  ["shipment", "inbound_dispatcher", `/shipments/${under.waybillNo}`, desktop],
  ["shipment-new", "inbound_dispatcher", "/shipments/new", desktop],
  ["import", "inbound_dispatcher", "/shipments/import", desktop],
  ["trip", "inbound_dispatcher", `/trips/${trip.id}`, desktop],
  ["vehicles", "inbound_dispatcher", "/vehicles", desktop],
  ["mailbox", "manager", "/admin/mailbox", desktop],
  ["messages", "manager", "/admin/messages", desktop],
  ["templates", "manager", "/admin/templates", desktop],
  ["standards", "manager", "/standards", desktop],
  ["users", "admin", "/admin/users", desktop],
  ["service-standards", "manager", "/standards?tab=service", desktop],
  ["calendar", "manager", "/admin/calendar", desktop],
  ["complaints", "service_agent", "/complaints", desktop],
  ["complaint", "manager", `/complaints/${major.complaintNo}`, desktop],
  ["complaint-new", "service_agent", "/complaints/new", desktop],
  ["complaint-statistics", "manager", "/complaints/statistics", desktop],
  ["response-plans", "manager", "/incidents/plans", desktop],
  ["today-manager", "manager", "/", desktop],
  ["driver", "driver", `/driver/trips/${trip.id}`, phone],
  ["tracking", null, `/t/${shipment.trackingToken}`, phone],
  ["tracking-under-way", null, `/t/${under.trackingToken}`, phone],
  ["today", "inbound_dispatcher", "/", phone],
  ["complaint-public", null, "/c/new", phone],
  ["complaint-case-public", null, `/c/${complaintToken(major.id)}`, phone],
];

const wanted = process.argv.slice(2);
mkdirSync(OUT, { recursive: true });
const browser = await launchBrowser();

type Watched = Awaited<ReturnType<typeof openPage>>;
const signedIn = new Map<string, Promise<Watched>>();

/** One window per role, size and scheme: an account may not sign in more than some times in a quarter of an hour. */
function windowFor(role: string | null, viewport: typeof desktop, colorScheme: "light" | "dark"): Promise<Watched> {
  const key = `${role} ${viewport.width} ${colorScheme}`;
  const known = signedIn.get(key);
  if (known) {
    return known;
  }
  const opened = openPage(browser, program.baseUrl, { viewport, colorScheme }).then(async (watched) => {
    const account = accounts.find((candidate) => candidate.role === role);
    if (account) {
      await signIn(watched.page, account.username, account.password);
    }
    return watched;
  });
  signedIn.set(key, opened);
  return opened;
}

try {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [name, role, path, viewport] of pages.filter(([one]) => wanted.length === 0 || wanted.includes(one))) {
      const { page, faults } = await windowFor(role, viewport, colorScheme);
      await page.goto(path);
      await page.waitForTimeout(SETTLE_MS);
      await page.screenshot({ path: `${OUT}/${name}-${viewport.width}-${colorScheme}.png` });
      process.stdout.write(
        `${name} ${viewport.width} ${colorScheme}${faults.length ? ` FAULTS ${faults.join(" | ")}` : ""}\n`,
      );
    }
  }
} finally {
  await browser.close();
  await program.stop();
}
process.exit();
