import type { Db } from "#app/platform/db/db-types.ts";
import { seedComplaints } from "./complaints.ts";
import { systemAt } from "./context.ts";
import { seedFleet } from "./fleet.ts";
import { seedPartners } from "./partners.ts";
import { createRandom } from "./random.ts";
import { seedShipments } from "./shipments.ts";
import { seedStaff } from "./staff.ts";
import { seedStandards } from "./standards.ts";
import { seedTrips } from "./trips.ts";
import { seedTroubles } from "./troubles.ts";

const SETTLED_MS = 14 * 86_400_000;

/** A believable day at the desk, told through the domain's own commands. Running it again adds only what is missing. */
export async function seedDemo(db: Db, now: Date): Promise<void> {
  const settled = systemAt(db, new Date(now.getTime() - SETTLED_MS));
  await seedStaff(settled);
  await seedStandards(settled);
  await seedPartners(settled);
  await seedFleet(settled);
  const ctx = systemAt(db, now);
  await seedShipments(ctx, createRandom(20_261_121));
  await seedTroubles(ctx);
  await seedTrips(ctx);
  await seedComplaints(ctx);
}
