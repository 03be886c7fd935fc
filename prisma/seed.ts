import { createUser } from "#app/domain/identity/manage-users.server.ts";
import { newUserSchema } from "#app/domain/identity/user.ts";
import { db } from "#app/platform/db/db.server.ts";
import { systemAt } from "./seed/context.ts";
import { seedFleet } from "./seed/fleet.ts";
import { seedPartners } from "./seed/partners.ts";
import { createRandom } from "./seed/random.ts";
import { seedShipments } from "./seed/shipments.ts";
import { seedStaff } from "./seed/staff.ts";
import { seedStandards } from "./seed/standards.ts";
import { seedTrips } from "./seed/trips.ts";
import { seedTroubles } from "./seed/troubles.ts";

const now = new Date();
const ctx = systemAt(db, now);

/** A believable day at the desk, told through the domain's own commands. Running it again adds only what is missing. */
async function seedDemo(): Promise<void> {
  const weekAgo = { ...ctx, now: new Date(now.getTime() - 14 * 86_400_000) };
  await seedStaff(weekAgo);
  await seedStandards(weekAgo);
  await seedPartners(weekAgo);
  await seedFleet(weekAgo);
  const random = createRandom(20_261_121);
  await seedShipments(ctx, random);
  await seedTroubles(ctx);
  await seedTrips(ctx);
}

/** The first administrator of a production start; he makes the others. */
async function seedAdministrator(): Promise<void> {
  const username = process.env.ADMIN_USERNAME;
  const password = process.env.ADMIN_PASSWORD;
  await seedStandards(ctx);
  const parsed = newUserSchema.safeParse({ username, password, role: "admin", displayName: username });
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  - ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`ADMIN_USERNAME and ADMIN_PASSWORD do not do:\n${problems.join("\n")}`);
  }
  await createUser(ctx, parsed.data);
}

try {
  await (process.argv.includes("--admin-only") ? seedAdministrator() : seedDemo());
} finally {
  await db.$disconnect();
}
