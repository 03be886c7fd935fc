import type { LoaderFunctionArgs } from "@remix-run/node";
import { type Found, searchEverything } from "#app/domain/search/search-everything.server.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import type { Translate } from "#app/i18n/translate.ts";

const LONGEST = 80;

function hitOf(t: Translate, found: Found): { to: string; title: string; detail: string } {
  const line = (parts: (string | null)[]) => parts.filter(Boolean).join(" · ");
  switch (found.kind) {
    case "shipment": {
      const status = t(`tracking.milestones.${found.milestone}`);
      const detail = line([found.consigneeName, found.phone, found.destination, status, found.externalNo]);
      return { to: `/shipments/${found.waybillNo}`, title: found.waybillNo, detail };
    }
    case "customer": {
      const detail = line([t("shipments.search.customer"), found.code, found.phone, found.place]);
      return { to: `/customers/${found.id}`, title: found.name, detail };
    }
    case "vehicle":
      return { to: `/vehicles/${found.id}`, title: found.plate, detail: t("shipments.search.vehicle") };
    case "driver":
      return {
        to: `/drivers/${found.id}`,
        title: found.name,
        detail: line([t("shipments.search.driver"), found.phone]),
      };
    case "trip":
      return {
        to: `/trips/${found.id}`,
        title: found.tripNo,
        detail: line([t("shipments.search.trip"), found.plate, found.date]),
      };
  }
}

/** `GET /search?q=`: answers of the search box, `{ hits: [{ to, title, detail }] }`. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const query = (new URL(args.request.url).searchParams.get("q") ?? "").slice(0, LONGEST);
    const found = await searchEverything(ctx, query);
    return Response.json({ hits: found.map((one) => hitOf(translateFor(ctx.locale), one)) });
  });
}
