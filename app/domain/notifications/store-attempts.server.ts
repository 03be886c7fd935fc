import { type Fact, recordMany } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inList } from "#app/platform/db/in-list.server.ts";
import { insertMany } from "#app/platform/db/insert-many.server.ts";
import { newId } from "#app/platform/ids.ts";
import { nudgeRelay } from "#app/platform/relay-nudge.ts";
import type { ClaimedDelivery } from "./claim-deliveries.server.ts";
import { type AttemptOutcome, type NextState, wasTried } from "./delivery-outcome.ts";
import { disableEndpoint } from "./internal/disable-endpoint.server.ts";

/** One attempt at one message, to be written down. */
export interface Attempt {
  delivery: ClaimedDelivery;
  outcome: AttemptOutcome;
  next: NextState;
  startedAt: Date;
  durationMs: number;
  /** the text as it was sent, where it was written anew for this attempt */
  text: { subject: string; body: string } | null;
}

const TRY_COLUMNS = ["id", "deliveryId", "at", "outcome", "reason", "httpStatus", "response", "durationMs"] as const;

function tryRow({ delivery, outcome, startedAt, durationMs }: Attempt) {
  return {
    id: newId(),
    deliveryId: delivery.id,
    at: startedAt,
    outcome: outcome.kind,
    reason: "reason" in outcome ? outcome.reason : null,
    httpStatus: "status" in outcome ? (outcome.status ?? null) : null,
    response: "response" in outcome ? (outcome.response ?? null) : null,
    durationMs,
  };
}

/** The common case, webhooks that were accepted at once, in one statement for all of them. */
async function storeAccepted(tx: Tx, ctx: Ctx, attempts: readonly Attempt[]): Promise<void> {
  for (const version of new Set(attempts.map(({ delivery }) => delivery.version))) {
    const ids = attempts.filter(({ delivery }) => delivery.version === version).map(({ delivery }) => delivery.id);
    await tx.$executeRaw`
      UPDATE "Delivery" SET "status" = 'sent', "reason" = NULL, "sentAt" = ${ctx.now}, "updatedAt" = ${ctx.now},
        "version" = "version" + 1
      WHERE "version" = ${version} AND "id" ${inList(tx, ids)}`;
  }
}

async function storeOne(tx: Tx, ctx: Ctx, { delivery, outcome, next, text }: Attempt): Promise<void> {
  const { dueAt, ...columns } = next;
  await tx.delivery.updateMany({
    where: { id: delivery.id, version: delivery.version },
    data: {
      ...columns,
      ...(text ?? {}),
      ...(dueAt ? { dueAt } : {}),
      // Nobody was asked, so it was no attempt.
      attempts: delivery.attempts - (wasTried(outcome) ? 0 : 1),
      updatedAt: ctx.now,
      version: { increment: 1 },
    },
  });
}

const isPlainSuccess = ({ next, text }: Attempt) => next.status === "sent" && next.providerId === null && text === null;

function deadFact({ delivery, next }: Attempt): Fact {
  const payload = { deliveryId: delivery.id, channel: delivery.channel, reason: next.reason ?? "" };
  return { event: "delivery.dead", entity: "delivery", entityId: delivery.id, payload };
}

/**
 * Writes down a batch of attempts: the receiver's answer, and what becomes of each message. An endpoint that is gone for
 * good is switched off. A message that another worker has taken meanwhile is left to that worker; the try is kept.
 * *Writes* Delivery, DeliveryTry, WebhookEndpoint. *Emits* `delivery.dead`, `webhook.disabled`.
 */
export async function storeAttempts(ctx: Ctx, attempts: readonly Attempt[]): Promise<void> {
  const dead = attempts.filter(({ next }) => next.status === "dead");
  await ctx.db.$transaction(async (tx) => {
    await storeAccepted(tx, ctx, attempts.filter(isPlainSuccess));
    for (const attempt of attempts.filter((one) => !isPlainSuccess(one))) {
      await storeOne(tx, ctx, attempt);
    }
    const tried = attempts.filter(({ outcome }) => wasTried(outcome));
    await insertMany(tx, "DeliveryTry", TRY_COLUMNS, tried.map(tryRow));
    const gone = attempts.filter(({ outcome }) => outcome.kind === "rejected" && outcome.disableEndpoint);
    for (const id of new Set(gone.map(({ delivery }) => delivery.endpointId))) {
      if (id !== null) {
        await disableEndpoint(tx, ctx, id, "endpoint_gone");
      }
    }
    await recordMany(tx, ctx, dead.map(deadFact));
  });
  // Not `inTransaction`: what is sent, as most of it is, is no news for the relay.
  if (dead.length > 0) {
    nudgeRelay();
  }
}
