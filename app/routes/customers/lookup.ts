import type { LoaderFunctionArgs } from "@remix-run/node";
import { lookUpCustomers } from "#app/domain/customers/customer-queries.server.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";

/** `GET /customers/lookup?q=`: the customers to offer for a name, pinyin, initials, code or digits of a phone. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const query = (new URL(args.request.url).searchParams.get("q") ?? "").slice(0, 60);
    return { customers: await lookUpCustomers(ctx, query) };
  });
}
