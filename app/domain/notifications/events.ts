import * as z from "zod";
import { MILESTONES } from "#app/domain/tracking/milestone.ts";

/** Payload of `shipment.milestone_changed`, as far as messages are concerned. */
export const milestoneChangedSchema = z.object({
  shipmentId: z.string(),
  eventId: z.string(),
  milestone: z.enum(MILESTONES),
  attempt: z.number().int(),
  notices: z.array(z.string()),
  partial: z.object({ milestone: z.enum(MILESTONES), done: z.number().int(), total: z.number().int() }).nullable(),
});
export type MilestoneChanged = z.output<typeof milestoneChangedSchema>;

/** What the facts of this capability carry: no personal data. */
export const notificationEvents = {
  /** a person wants these messages sent now */
  "delivery.requested": z.object({ deliveryIds: z.array(z.string()) }),
  /** a message is not tried again */
  "delivery.dead": z.object({ deliveryId: z.string(), channel: z.string(), reason: z.string() }),
  "template.saved": z.object({ notice: z.string(), channel: z.string(), locale: z.string(), version: z.number() }),
  "template.reset": z.object({ notice: z.string(), channel: z.string(), locale: z.string() }),
  "notification_settings.saved": z.object({ customerId: z.string() }),
  "customer.unsubscribed": z.object({ customerId: z.string() }),
  "webhook.added": z.object({ endpointId: z.string() }),
  "webhook.edited": z.object({ endpointId: z.string() }),
  "webhook.secret_rotated": z.object({ endpointId: z.string() }),
  "webhook.disabled": z.object({ endpointId: z.string(), reason: z.string() }),
  "webhook.enabled": z.object({ endpointId: z.string() }),
} as const;
