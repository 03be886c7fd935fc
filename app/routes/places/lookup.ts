import type { LoaderFunctionArgs } from "@remix-run/node";
import { lookUpEnd } from "#app/domain/shipments/look-up-end.server.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";

/** `GET /places/lookup?q=<place>&address=<address>`: what the two are read as, and suggestions for the place. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const { locale } = await requireDesk(args);
    const { searchParams } = new URL(args.request.url);
    const text = (name: string) => (searchParams.get(name) ?? "").slice(0, 200);
    return lookUpEnd(text("q"), text("address"), locale);
  });
}
