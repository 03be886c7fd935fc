import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { applyCommands } from "#app/domain/driver/apply-commands.server.ts";
import { myTrips } from "#app/domain/driver/my-trips.server.ts";
import { syncSchema } from "#app/domain/driver/phone-command.ts";
import { answerApi } from "#app/http/answer.server.ts";
import { assertSmall } from "#app/http/assert-small.server.ts";
import { parseJson } from "#app/http/forms.server.ts";
import { requireDriver } from "#app/http/require-driver.server.ts";

/** Acts are words and numbers; their pictures go another way. */
const MOST_BYTES = 500_000;

/** The driver's trips as they are now. */
export function loader(args: LoaderFunctionArgs) {
  return answerApi(async () => {
    const ctx = await requireDriver(args);
    return Response.json({ trips: await myTrips(ctx) }, { headers: { "Cache-Control": "no-store" } });
  });
}

/** The acts a phone has queued; each is answered by itself. */
export function action(args: ActionFunctionArgs) {
  return answerApi(async () => {
    const ctx = await requireDriver(args);
    assertSmall(args.request, MOST_BYTES);
    const { commands } = await parseJson(args.request, syncSchema);
    return { answers: await applyCommands(ctx, commands) };
  });
}
