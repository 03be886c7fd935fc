import * as z from "zod";

const about = z.object({ complaintId: z.string(), complaintNo: z.string() });

/** Facts of this capability: name → payload. Codes, ids and figures; no names, phones or words. */
export const complaintEvents = {
  "complaint.registered": about.extend({
    shipmentId: z.string().nullable(),
    channel: z.string(),
    proposedSeverity: z.string(),
  }),
  "complaint.amended": about.extend({ proposedSeverity: z.string() }),
  "complaint.claimed": about.extend({ ownerId: z.string() }),
  "complaint.released": about,
  "complaint.handed_over": about.extend({ ownerId: z.string() }),
  "complaint.judged": about.extend({ validity: z.string(), severity: z.string() }),
  /** it became major, by its signs or by a person's word */
  "complaint.became_major": about.extend({
    cycle: z.number().int(),
    proposed: z.boolean(),
    signs: z.array(z.string()),
  }),
  "complaint.became_general": about.extend({ cycle: z.number().int() }),
  /** `send`: the words go to the customer by message */
  "complaint.answered": about.extend({ entryId: z.string(), channel: z.string(), send: z.boolean() }),
  "complaint.customer_spoke": about.extend({ entryId: z.string(), channel: z.string() }),
  "complaint.noted": about.extend({ entryId: z.string(), kind: z.string() }),
  "complaint.paused": about,
  "complaint.resumed": about,
  "complaint.investigated": about.extend({
    party: z.string(),
    partnerId: z.string().nullable(),
    causeCode: z.string(),
  }),
  "complaint.saved": about.extend({ part: z.string() }),
  "complaint.proposal_submitted": about.extend({ compensationFen: z.number().int(), approverRole: z.string() }),
  "complaint.proposal_decided": about.extend({ compensationFen: z.number().int(), approved: z.boolean() }),
  "complaint.carried_out": about.extend({ entryId: z.string(), channel: z.string(), send: z.boolean() }),
  "complaint.confirmed": about.extend({ verdict: z.string() }),
  "complaint.act_added": about.extend({ actId: z.string() }),
  "complaint.act_completed": about.extend({ actId: z.string() }),
  "complaint.act_checked": about.extend({ actId: z.string(), effective: z.boolean() }),
  "complaint.evaluated": about.extend({ causeFixed: z.boolean() }),
  "complaint.closed": about.extend({ validity: z.string(), cycle: z.number().int() }),
  "complaint.reopened": about.extend({ cycle: z.number().int() }),
  "complaint.merged": about.extend({ intoId: z.string(), intoNo: z.string() }),
  "complaint.linked": about.extend({ kind: z.string(), refId: z.string() }),
  "complaint.unlinked": about.extend({ kind: z.string(), refId: z.string() }),
  "complaint.evidence_added": about.extend({ fileId: z.string() }),
  "complaint.evidence_removed": about.extend({ fileId: z.string() }),
} as const;
