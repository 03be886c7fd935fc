import type { Ctx } from "#app/platform/ctx.ts";
import { inList } from "#app/platform/db/in-list.server.ts";
import { type Channel, LEASE_MS } from "./channels.ts";
import type { Purpose } from "./message-kind.ts";

/** A message a worker has taken; nobody else may take it within `LEASE_MS`. */
export interface ClaimedDelivery {
  id: string;
  shipmentId: string | null;
  customerId: string | null;
  notice: string;
  purpose: Purpose;
  channel: Channel;
  endpointId: string | null;
  recipient: string;
  locale: "zh-CN" | "en";
  subject: string;
  body: string;
  /** values for the provider's template of a ready-written message */
  params: Record<string, string>;
  /** how often it has been tried, this attempt included */
  attempts: number;
  /** changes with every claim: an outcome of an older claim is not written */
  version: number;
  endpoint: ClaimedEndpoint | null;
}

export interface ClaimedEndpoint {
  id: string;
  url: string;
  secret: string;
  previousSecret: string | null;
  previousSecretUntil: Date | null;
  enabled: boolean;
}

/** A timer may fire, and another machine's clock may run, a little early. */
const CLOCK_TOLERANCE_MS = 1_000;

type DeliveryRow = Omit<ClaimedDelivery, "endpoint" | "params"> & { params: unknown };
type EndpointRow = Omit<ClaimedEndpoint, "enabled"> & { enabled: boolean | number };

/**
 * Takes those of the messages that are due, or that a worker took and never finished (it was killed). One statement, so
 * two workers never take the same. A message that is not to be had is null. *Writes* Delivery.
 *
 * Its condition is a CASE because SQLite would answer one with OR from the index on status and walk through everything
 * that waits, instead of looking up the few ids.
 */
export async function claimDeliveries(ctx: Ctx, ids: readonly string[]): Promise<(ClaimedDelivery | null)[]> {
  if (ids.length === 0) {
    return [];
  }
  const due = new Date(ctx.now.getTime() + CLOCK_TOLERANCE_MS);
  const abandoned = new Date(ctx.now.getTime() - LEASE_MS);
  const rows = await ctx.db.$queryRaw<DeliveryRow[]>`
    UPDATE "Delivery" SET "status" = 'sending', "attempts" = "attempts" + 1, "version" = "version" + 1,
      "updatedAt" = ${ctx.now}
    WHERE "id" ${inList(ctx.db, ids)}
      AND CASE "status"
        WHEN 'pending' THEN "dueAt" <= ${due}
        WHEN 'failed' THEN "dueAt" <= ${due}
        WHEN 'sending' THEN "updatedAt" < ${abandoned}
        ELSE FALSE END
    RETURNING "id", "shipmentId", "customerId", "notice", "purpose", "channel", "endpointId", "recipient", "locale",
      "subject", "body", "params", "attempts", "version"`;
  const endpoints = await loadEndpoints(ctx, rows);
  const claimed = new Map(
    rows.map((row) => {
      const endpoint = row.endpointId ? (endpoints.get(row.endpointId) ?? null) : null;
      return [row.id, { ...row, params: readParams(row.params), endpoint }];
    }),
  );
  return ids.map((id) => {
    const mine = claimed.get(id) ?? null;
    // Asked for twice in one batch, it goes to the first.
    claimed.delete(id);
    return mine;
  });
}

/** A raw statement gives a JSON column as text on SQLite, as a value elsewhere. */
function readParams(stored: unknown): Record<string, string> {
  const value: unknown = typeof stored === "string" ? JSON.parse(stored) : stored;
  return typeof value === "object" && value !== null ? (value as Record<string, string>) : {};
}

async function loadEndpoints(ctx: Ctx, rows: readonly DeliveryRow[]): Promise<Map<string, ClaimedEndpoint>> {
  const ids = [...new Set(rows.map(({ endpointId }) => endpointId))].filter((id) => id !== null);
  if (ids.length === 0) {
    return new Map();
  }
  const found = await ctx.db.$queryRaw<EndpointRow[]>`
    SELECT "id", "url", "secret", "previousSecret", "previousSecretUntil", "enabled"
    FROM "WebhookEndpoint" WHERE "id" ${inList(ctx.db, ids)}`;
  return new Map(found.map((row) => [row.id, { ...row, enabled: Boolean(row.enabled) }]));
}
