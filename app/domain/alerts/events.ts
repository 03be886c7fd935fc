import * as z from "zod";

const about = z.object({ subject: z.string(), subjectId: z.string() });

/** Payload of `clock.alert_raised`, as far as sending is concerned. `silent`: it is on record, but nobody is told. */
export const alertRaisedSchema = z.object({ alertId: z.string(), silent: z.boolean().default(false) });
export type AlertToSend = z.output<typeof alertRaisedSchema>;

/** What the facts of this capability carry: ids and figures; of names only who of ours acknowledged. */
export const alertEvents = {
  /** `recipients`: people it was addressed to; `messages`: messages handed to the sender */
  "alert.sent": about.extend({ alertId: z.string(), recipients: z.number().int(), messages: z.number().int() }),
  "alert.acknowledged": about.extend({ alertId: z.string(), byName: z.string() }),
  "upward_report.recorded": about.extend({ reportId: z.string(), channel: z.string() }),
  "escalation_contact.saved": z.object({ contactId: z.string(), level: z.number().int(), active: z.boolean() }),
} as const;
