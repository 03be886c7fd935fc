import * as z from "zod";

/** What the facts of this capability carry: no personal data. */
export const customerEvents = {
  "customer.created": z.object({ customerId: z.string(), code: z.string() }),
  "customer.updated": z.object({ customerId: z.string(), fields: z.array(z.string()) }),
} as const;
