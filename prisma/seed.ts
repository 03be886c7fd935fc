import { createUser } from "#app/domain/identity/manage-users.server.ts";
import { newUserSchema } from "#app/domain/identity/user.ts";
import { db } from "#app/platform/db/db.server.ts";
import { systemAt } from "./seed/context.ts";
import { seedDemo } from "./seed/demo.ts";
import { seedStandards } from "./seed/standards.ts";

const now = new Date();

/** The first administrator of a production start; he makes the others. */
async function seedAdministrator(): Promise<void> {
  const ctx = systemAt(db, now);
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
  await (process.argv.includes("--admin-only") ? seedAdministrator() : seedDemo(db, now));
} finally {
  await db.$disconnect();
}
