import * as z from "zod";

/** Superiors there may be above the manager; level 1 is the next above him. */
export const CONTACT_LEVELS = [1, 2, 3] as const;

/** How a report upward was made. */
export const REPORT_CHANNELS = ["phone", "wechat", "email", "meeting"] as const;
export type ReportChannel = (typeof REPORT_CHANNELS)[number];

const none = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : (value ?? null));
const address = z.preprocess(none, z.email("wrong_format").max(120).nullable());
const short = (longest: number) => z.preprocess(none, z.string().trim().max(longest).nullable());

const contactFields = z.object({
  level: z.coerce.number().int().min(1).max(CONTACT_LEVELS.length),
  name: z.string().trim().min(1).max(40),
  title: z.string().trim().min(1).max(40),
  phone: short(20),
  email: address,
  wechatOpenId: short(64),
});

/** Who cannot be reached by any way would be an alert that nobody hears. */
const reachable = {
  check: (value: { phone: string | null; email: string | null; wechatOpenId: string | null }) =>
    value.phone !== null || value.email !== null || value.wechatOpenId !== null,
  problem: { path: ["phone"], message: "no_way" },
};

export const newContactSchema = contactFields.refine(reachable.check, reachable.problem);
export const editContactSchema = contactFields
  .extend({
    id: z.string().min(1).max(60),
    version: z.coerce.number().int().min(1),
    active: z.stringbool({ truthy: ["on", "true"], falsy: ["off", "false"] }).default(false),
  })
  .refine(reachable.check, reachable.problem);
export type NewContact = z.output<typeof newContactSchema>;
export type EditContact = z.output<typeof editContactSchema>;

export const upwardReportSchema = z.object({
  subject: z.enum(["complaint"]),
  subjectId: z.string().min(1).max(60),
  toName: z.string().trim().min(1).max(60),
  channel: z.enum(REPORT_CHANNELS),
  text: z.string().trim().min(1).max(2_000),
});
export type UpwardReportInput = z.output<typeof upwardReportSchema>;

/** What became of an alert on one way to one person. */
export interface AlertDelivery {
  id: string;
  channel: string;
  status: string;
  reason: string | null;
  sentAt: Date | null;
}

export interface AlertRecipientView {
  id: string;
  name: string;
  /** owner, a role, or superior_1 … superior_3 */
  role: string;
  acknowledgedAt: Date | null;
  deliveries: AlertDelivery[];
  /** ways that could not be used, with the reason */
  skipped: { channel: string; reason: string }[];
}

/** One alert of a case as the timeline shows it. */
export interface AlertView {
  /** null: its time has not come */
  id: string | null;
  clockKind: string;
  cycle: number;
  kind: string;
  level: number;
  act: string;
  roles: string[];
  /** what a measure or a task of the plan is called */
  title: string | null;
  /** when it was or is due */
  dueAt: Date;
  firedAt: Date | null;
  acknowledgedAt: Date | null;
  acknowledgedName: string | null;
  recipients: AlertRecipientView[];
}

/** What of a major complaint has to be known and nobody has said that he knows it. */
export interface BannerAlert {
  /** the latest alert; acknowledging it acknowledges all of this complaint's */
  alertId: string;
  complaintNo: string;
  waybillNo: string | null;
  ownerName: string | null;
  /** judged major by a person; else the signs say so */
  judged: boolean;
  clockKind: string;
  kind: string;
  level: number;
  /** when the clock it is about runs out, or has run out */
  dueAt: Date;
  firedAt: Date;
  mayAcknowledge: boolean;
}

export interface UpwardReportView {
  id: string;
  at: Date;
  toName: string;
  channel: string;
  text: string;
  byName: string;
}

/** `number`: of the superior level in `superior_2`; null for every other role. */
export function superiorLevel(role: string): number | null {
  const level = /^superior_([1-3])$/.exec(role)?.[1];
  return level ? Number(level) : null;
}

/** Only somebody of that height can take an alert from the house: the manager, or one above him. */
export function needsManager(roles: readonly string[]): boolean {
  return roles.some((role) => role === "manager" || superiorLevel(role) !== null);
}
