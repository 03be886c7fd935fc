import * as z from "zod";
import { DIRECTIONS } from "#app/domain/tracking/direction.ts";

const shipmentId = z.string();

/** What the facts of this capability carry: ids and figures, no personal data. */
export const shipmentEvents = {
  "shipment.created": z.object({
    shipmentId,
    waybillNo: z.string(),
    direction: z.enum(DIRECTIONS),
    milestone: z.string(),
    /** the WAYBILL_CREATED event */
    eventId: z.string(),
  }),
  "shipment.updated": z.object({ shipmentId, fields: z.array(z.string()) }),
  "shipment.link_revoked": z.object({ shipmentId }),
} as const;
