import * as z from "zod";
import { type Role, roles } from "#app/domain/identity/roles.ts";

/** What a clock supervises. */
export const CLOCK_KINDS = [
  "first_response",
  "resolution",
  "next_reply",
  "acknowledgement",
  "corrective_act",
  "plan_task",
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** What a clock belongs to. */
export const CLOCK_SUBJECTS = ["complaint", "corrective_act", "plan_task"] as const;
export type ClockSubject = (typeof CLOCK_SUBJECTS)[number];

/** The running clock of a kind, or its clocks: what commands are told. */
export interface ClockRef {
  subject: ClockSubject;
  subjectId: string;
  kind: ClockKind;
}

export const CLOCK_OUTCOMES = ["open", "met", "missed", "cancelled"] as const;
export type ClockOutcome = (typeof CLOCK_OUTCOMES)[number];

export const ENTRY_KINDS = ["started", "paused", "resumed", "retargeted", "replanned", "stopped", "cancelled"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Waiting for the customer may stop the search for a settlement, never an answer that is owed. */
export const mayPause = (kind: ClockKind): boolean => kind === "resolution";

export const ALERT_KINDS = ["warning", "breach", "escalation"] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** What is done beside telling: `reassign` hands the case to the manager, `raise` proposes that it is major. */
export const ALERT_ACTS = ["notify", "reassign", "raise"] as const;
export type AlertAct = (typeof ALERT_ACTS)[number];

/** Who is told: the person in charge, everybody of a role, or the contacts one to three steps above the manager. */
export type AlertRole = "owner" | Role | "superior_1" | "superior_2" | "superior_3";
export const ALERT_ROLES = [
  "owner",
  ...roles,
  "superior_1",
  "superior_2",
  "superior_3",
] as const satisfies readonly AlertRole[];

export const ALERT_HOURS = ["always", "working_hours"] as const;
export type AlertHours = (typeof ALERT_HOURS)[number];

/** `promised`: an amount of ms that leads to the time a person promised. */
export const TARGET_UNITS = ["ms", "calendar_days", "working_days", "promised"] as const;
export type TargetUnit = (typeof TARGET_UNITS)[number];

const MOST_LEVEL = 9;
/** 60 days on either side of the target. */
export const MOST_OFFSET_MS = 60 * 86_400_000;

/**
 * One alert of a target. `offsetMs` counts from the due time in the clock's own time (working time when it runs in a
 * calendar), negative before it; the breach is level 0 at offset 0.
 */
export const alertLevelSchema = z
  .object({
    kind: z.enum(ALERT_KINDS),
    level: z.number().int().min(0).max(MOST_LEVEL),
    offsetMs: z.number().int().min(-MOST_OFFSET_MS).max(MOST_OFFSET_MS),
    roles: z.array(z.enum(ALERT_ROLES)),
    act: z.enum(ALERT_ACTS),
  })
  .refine(({ kind, level, offsetMs }) => kind !== "breach" || (level === 0 && offsetMs === 0), {
    error: "wrong",
    path: ["offsetMs"],
  });
export type AlertLevel = z.output<typeof alertLevelSchema>;

/** The target of a clock as it was when the clock began. `calendarId` null is wall-clock time. */
export const clockTargetSchema = z.object({
  amount: z.number().int(),
  unit: z.enum(TARGET_UNITS),
  calendarId: z.string().nullable(),
  alertHours: z.enum(ALERT_HOURS),
  alerts: z.array(alertLevelSchema),
});
export type ClockTarget = z.output<typeof clockTargetSchema>;

/** What an entry keeps beside its instant: the target from `started` and `retargeted` on, the calendar it reckoned with. */
export const entryDetailsSchema = z
  .object({
    standardKey: z.string().nullable(),
    standardRevision: z.number().int().nullable(),
    target: clockTargetSchema,
    calendar: z.object({ id: z.string(), name: z.string(), version: z.number().int() }),
    outcome: z.enum(CLOCK_OUTCOMES),
  })
  .partial();
export type EntryDetails = z.output<typeof entryDetailsSchema>;

/** One line of a clock's history. */
export interface ClockEntry {
  at: Date;
  kind: EntryKind;
  reason: string;
  promisedAt: Date | null;
  /** due time after this entry */
  dueAt: Date;
  details: EntryDetails;
  actorName: string;
}

/** A clock whose next warning, breach or escalation is due at `checkAt`. */
export interface ClockWake {
  clockId: string;
  checkAt: Date;
}
