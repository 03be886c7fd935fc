import type { Handler } from "./handler.ts";
import { sendRaisedAlert } from "./handlers/alerts/send.ts";
import { planClock } from "./handlers/clocks/plan.ts";
import { replanOpenClocks } from "./handlers/clocks/replan.ts";
import { acknowledgeComplaint } from "./handlers/complaints/acknowledge-receipt.ts";
import { actOnComplaintAlert } from "./handlers/complaints/act-on-alert.ts";
import { followAcknowledged, followReplanned } from "./handlers/complaints/follow-clocks.ts";
import { sendComplaintAnswer } from "./handlers/complaints/send-answer.ts";
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
  "complaint.registered": [acknowledgeComplaint],
  "complaint.answered": [sendComplaintAnswer],
  "complaint.carried_out": [sendComplaintAnswer],
  "calendar.changed": [replanOpenClocks],
  "clock.planned": [planClock],
  "clock.alert_raised": [actOnComplaintAlert, sendRaisedAlert],
  "clock.replanned": [followReplanned],
  "alert.acknowledged": [followAcknowledged],
};

/** Handlers by their names, as jobs carry them. */
export const handlersByName: ReadonlyMap<string, Handler> = new Map(
  Object.values(subscriptions).flatMap((list) => list.map((handler) => [handler.name, handler] as const)),
);
