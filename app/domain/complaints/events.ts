import * as z from "zod";

/** Facts of this capability: name → payload. */
export const complaintEvents = {
  "complaint.registered": z.object({
    complaintId: z.string(),
    complaintNo: z.string(),
    shipmentId: z.string().nullable(),
    channel: z.string(),
  }),
} as const;
