import * as z from "zod";

/** What the facts of this capability carry: no personal data. */
export const customerEvents = {
  /** of all that one command made: their codes follow each other */
  "customer.created": z.object({ count: z.int(), firstCode: z.string(), lastCode: z.string() }),
  "customer.updated": z.object({ customerId: z.string(), fields: z.array(z.string()) }),
} as const;
