import type { Handler } from "./handler.ts";
import { checkArrivalList } from "./handlers/imports/check.ts";
import { importArrivalList } from "./handlers/imports/import.ts";
import { planMessages } from "./handlers/notifications/plan.ts";
import { sendRequested } from "./handlers/notifications/send-requested.ts";

/** Who reacts to which committed event: the one list. An event that is not here is only shown on the live screens. */
export const subscriptions: Readonly<Record<string, readonly Handler[]>> = {
  "shipment.milestone_changed": [planMessages],
  "delivery.requested": [sendRequested],
  "arrival_list.check_requested": [checkArrivalList],
  "arrival_list.import_requested": [importArrivalList],
};

/** Handlers by their names, as jobs carry them. */
export const handlersByName: ReadonlyMap<string, Handler> = new Map(
  Object.values(subscriptions).flatMap((list) => list.map((handler) => [handler.name, handler] as const)),
);
