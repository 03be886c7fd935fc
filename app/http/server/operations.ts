import type { Express, Request, Response } from "express";
import { db } from "#app/platform/db/db.server.ts";
import { deliveries, outboxWaiting, registry } from "#app/platform/metrics.server.ts";
import { sharedRedis } from "#app/platform/shared-redis.server.ts";

const PING_LIMIT_MS = 1_000;

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("timeout")), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function works(check: () => Promise<unknown>): Promise<boolean> {
  try {
    await within(PING_LIMIT_MS, check());
    return true;
  } catch {
    return false;
  }
}

async function readyz(_req: Request, res: Response): Promise<void> {
  const [database, redis] = await Promise.all([
    works(() => db.user.findFirst({ select: { id: true } })),
    works(() => sharedRedis().ping()),
  ]);
  // The desk works on while Redis is away (messages wait in the outbox), so only the database decides.
  res.status(database ? 200 : 503).json({ database, redis });
}

async function metrics(_req: Request, res: Response): Promise<void> {
  outboxWaiting.set(await db.outboxEvent.count({ where: { relayedAt: null } }));
  const byStatus = await db.delivery.groupBy({
    by: ["status"],
    where: { status: { in: ["pending", "failed", "dead"] } },
    _count: true,
  });
  deliveries.reset();
  for (const row of byStatus) {
    deliveries.set({ status: row.status }, row._count);
  }
  res.type(registry.contentType).send(await registry.metrics());
}

/** `/healthz` (the process answers), `/readyz` (it can work), `/metrics` (Prometheus). */
export function mountOperations(app: Express): void {
  app.get("/healthz", (_req, res) => void res.json({ ok: true }));
  app.get("/readyz", (req, res, next) => void readyz(req, res).catch(next));
  app.get("/metrics", (req, res, next) => void metrics(req, res).catch(next));
}
