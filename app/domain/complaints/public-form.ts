import * as z from "zod";
import { type ComplaintStatus, complaintSchema, VERDICTS } from "./complaint.ts";

/** What a customer may hand in with one form: files, MiB of each, MiB of all of it. */
export const PUBLIC_FILES = { most: 5, eachMib: 10, formMib: 32 } as const;

const text = (max: number) => z.string().trim().max(max).default("");

/** The form of the customers' pages: with a link the number is known, without one it may be given. */
export const publicComplaintSchema = complaintSchema.extend({ remedy: text(1_000), waybillNo: text(40) });
export type PublicComplaint = z.output<typeof publicComplaintSchema>;

/** What the customer adds on his own page; files may stand alone. */
export const customerSaysSchema = z.object({ text: text(2_000) });

/** `result`: the answer he had before his eyes. Who does not accept says why. */
export const customerVerdictSchema = z
  .object({ verdict: z.enum(VERDICTS), words: text(2_000), result: z.string().max(60) })
  .refine(({ verdict, words }) => verdict === "accepted" || words !== "", { path: ["words"], message: "required" });
export type CustomerVerdict = z.output<typeof customerVerdictSchema>;

/** How a complaint stands, as the customer is told. */
export const CUSTOMER_STATES = [
  "received",
  "investigating",
  "proposing",
  "carrying_out",
  "concluded",
  "confirming",
  "accepted",
  "explained",
  "closed",
  "merged",
] as const;
export type CustomerState = (typeof CUSTOMER_STATES)[number];

/** A complaint that was found invalid goes another way: the customer is told why, and has nothing to accept. Pure. */
export function customerState(status: ComplaintStatus, validity: string | null): CustomerState {
  switch (status) {
    case "registered":
      return "received";
    case "proposing":
    case "approving":
      return "proposing";
    case "confirming":
      return validity === "invalid" ? "concluded" : "confirming";
    case "evaluating":
      return validity === "invalid" ? "explained" : "accepted";
    default:
      return status;
  }
}

/** The steps shown above the page. */
export const CUSTOMER_STEPS = ["received", "investigating", "settling", "result", "closed"] as const;

const STEP_AT: Record<CustomerState, number> = {
  received: 0,
  investigating: 1,
  proposing: 2,
  carrying_out: 2,
  concluded: 2,
  confirming: 3,
  accepted: 4,
  explained: 4,
  closed: 4,
  merged: 4,
};

/** At which of `CUSTOMER_STEPS` a complaint stands; what is over stands at the last. Pure. */
export const customerStep = (state: CustomerState): number => STEP_AT[state];
