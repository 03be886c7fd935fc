import type { LoaderFunctionArgs } from "@remix-run/node";
import { DomainError } from "#app/platform/errors.ts";
import { requireUser, type UserCtx } from "./context.server.ts";

/** Context of a driver who is one of ours (has a file in the fleet). Everybody else is refused. */
export async function requireDriver(args: Pick<LoaderFunctionArgs, "request" | "context">): Promise<UserCtx> {
  const ctx = await requireUser(args);
  if (ctx.actor.role !== "driver" || ctx.actor.driverId === undefined) {
    throw new DomainError("forbidden", { status: 403 });
  }
  return ctx;
}
