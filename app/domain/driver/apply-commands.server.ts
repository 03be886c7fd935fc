import { arriveStop } from "#app/domain/dispatch/arrive-stop.server.ts";
import { completeStop, failStop, type StopAnswer } from "#app/domain/dispatch/complete-stop.server.ts";
import { departTrip } from "#app/domain/dispatch/depart-trip.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { DomainError } from "#app/platform/errors.ts";
import { type CommandAnswer, type PhoneCommand, phoneCommandSchema } from "./phone-command.ts";

type Refused = { code: string; params: Record<string, string | number> };

function picturesOf(command: PhoneCommand): string[] {
  if (command.type === "fail") {
    return command.photoFileIds;
  }
  if (command.type !== "complete") {
    return [];
  }
  const { pod, exceptions } = command;
  const signature = pod?.signatureFileId ? [pod.signatureFileId] : [];
  return [...signature, ...(pod?.photoFileIds ?? []), ...exceptions.flatMap((row) => row.photoFileIds)];
}

/** A picture somebody else handed in is not a proof of this driver's. *Throws* `picture_unknown` (422). */
async function assertOwnPictures(ctx: Ctx, command: PhoneCommand): Promise<void> {
  const ids = [...new Set(picturesOf(command))];
  const known = await ctx.db.storedFile.count({ where: { id: { in: ids }, createdById: ctx.actor.id } });
  if (known !== ids.length) {
    throw new DomainError("picture_unknown", { status: 422 });
  }
}

function refusedLoads({ results }: StopAnswer): Refused[] {
  return results.flatMap((row) => (row.ok ? [] : [{ code: row.code, params: row.params ?? {} }]));
}

async function carryOut(ctx: Ctx, command: PhoneCommand): Promise<Refused[]> {
  await assertOwnPictures(ctx, command);
  const key = command.id;
  switch (command.type) {
    case "depart":
      return (await departTrip(ctx, { ...command, key })).refused.map(({ code }) => ({ code, params: {} }));
    case "arrive":
      await arriveStop(ctx, { ...command, key });
      return [];
    case "complete":
      return refusedLoads(await completeStop(ctx, { ...command, key }));
    case "fail":
      return refusedLoads(await failStop(ctx, { ...command, key }));
  }
}

async function answerTo(ctx: Ctx, raw: { id: string }): Promise<CommandAnswer> {
  const { id } = raw;
  const parsed = phoneCommandSchema.safeParse(raw);
  if (!parsed.success) {
    return { id, ok: false, code: "invalid", params: {} };
  }
  try {
    return { id, ok: true, partly: await carryOut(ctx, parsed.data) };
  } catch (error) {
    if (error instanceof DomainError) {
      return { id, ok: false, code: error.code, params: error.params };
    }
    throw error;
  }
}

/**
 * Carries out what a driver's phone has queued, one after the other in the order given, each at most once: a command that
 * is sent again is answered as before. A refusal is that command's answer and does not stop the others.
 * *Writes*, *Emits*: as the commands of dispatch. *Throws* `forbidden`; anything unforeseen, with what came before it kept.
 */
export async function applyCommands(ctx: Ctx, commands: readonly { id: string }[]): Promise<CommandAnswer[]> {
  assertMay(ctx.actor.driverId !== undefined);
  const answers: CommandAnswer[] = [];
  for (const command of commands) {
    answers.push(await answerTo(ctx, command));
  }
  return answers;
}
