import * as z from "zod";
import {
  ALERT_HOURS,
  type AlertHours,
  type AlertLevel,
  alertLevelSchema,
  CLOCK_KINDS,
  type ClockKind,
} from "#app/domain/clocks/clock.ts";

/** Every target of the department (mission S16–S20, S22), by the key that code asks for. */
export const SERVICE_STANDARD_KEYS = [
  "complaint.first_response",
  "complaint.general.feedback",
  "complaint.major.settlement",
  "complaint.major.acknowledge",
  "complaint.next_reply",
  "complaint.corrective_act",
  "complaint.plan_task",
  "complaint.timeliness",
  "complaint.claim_major",
  "complaint.compensation.agent",
  "complaint.compensation.manager",
  "response.timeliness",
  "hotline.answer",
  "online.answer",
  "follow_up.delivered",
  "follow_up.new_customer",
  "follow_up.monthly_share",
  "survey.response_share",
  "survey.response_time",
  "satisfaction",
] as const;
export type ServiceStandardKey = (typeof SERVICE_STANDARD_KEYS)[number];

/** What is measured, and the units it may be given in: ms or days, hundredths of a percent, tenths of a point, fen. */
export const UNITS_OF = {
  duration: ["ms", "calendar_days", "working_days"],
  percent: ["basis_points"],
  score: ["tenths"],
  money: ["fen"],
} as const;
export const MEASURES = ["duration", "percent", "score", "money"] as const;
export type Measure = (typeof MEASURES)[number];
export const STANDARD_UNITS = ["ms", "calendar_days", "working_days", "basis_points", "tenths", "fen"] as const;
export type StandardUnit = (typeof STANDARD_UNITS)[number];

const DAY_MS = 86_400_000;
/** The most that makes sense: a year; 100 %; 100 points; ten million yuan. */
export const MOST_OF: Record<StandardUnit, number> = {
  ms: 366 * DAY_MS,
  calendar_days: 366,
  working_days: 250,
  basis_points: 10_000,
  tenths: 1_000,
  fen: 1_000_000_000,
};

/** A named target in one revision. */
export interface ServiceStandard {
  id: string;
  key: string;
  revision: number;
  name: string;
  measure: Measure;
  unit: StandardUnit;
  amount: number;
  /** the clocks that run for it, if any do */
  clockKind: ClockKind | null;
  /** null: wall clock */
  calendarId: string | null;
  alertHours: AlertHours;
  alerts: readonly AlertLevel[];
  effectiveFrom: Date;
  note: string;
  createdAt: Date;
  createdByName: string;
}

/** A target with all its revisions, the last one first. */
export interface ServiceStandardHistory {
  key: string;
  /** the revision in force; null before the first one is */
  current: ServiceStandard | null;
  /** revisions that are to come */
  coming: ServiceStandard[];
  revisions: ServiceStandard[];
}

/** The revision that counts at an instant: of those in force the last one made; before all of them the first. Pure. */
export function chooseRevision<S extends Pick<ServiceStandard, "revision" | "effectiveFrom">>(
  revisions: readonly S[],
  at: Date,
): S | null {
  const ordered = [...revisions].sort((a, b) => a.revision - b.revision);
  return ordered.findLast(({ effectiveFrom }) => effectiveFrom <= at) ?? ordered[0] ?? null;
}

const jsonText = (value: unknown): unknown => {
  if (typeof value !== "string") {
    return value;
  }
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

const beijingDay = z.iso.date("not_a_date").transform((text) => new Date(`${text}T00:00:00+08:00`));

/**
 * The form of a new revision. `revision` is the last one the person saw. `effectiveFrom` is a Beijing day, or blank for at
 * once; `alerts` is a list or its JSON text; `calendarId` blank is the wall clock.
 */
export const serviceStandardSchema = z
  .object({
    key: z.enum(SERVICE_STANDARD_KEYS),
    revision: z.coerce.number().int().min(1),
    name: z.string().trim().min(1).max(60),
    unit: z.enum(STANDARD_UNITS),
    amount: z.coerce.number("not_a_number").int("not_whole").min(1),
    calendarId: z
      .string()
      .trim()
      .default("")
      .transform((id) => id || null),
    alertHours: z.enum(ALERT_HOURS).default("working_hours"),
    alerts: z.preprocess(jsonText, z.array(alertLevelSchema).max(20)).default([]),
    effectiveFrom: z
      .union([z.literal("").transform(() => null), beijingDay])
      .optional()
      .transform((day) => day ?? null),
    note: z.string().trim().max(500).default(""),
  })
  .check(({ value, issues }) => {
    const complain = (field: string, message: string) =>
      issues.push({ code: "custom", message, path: [field], input: value });
    if (value.amount > MOST_OF[value.unit]) {
      complain("amount", "too_much");
    }
    if (value.unit === "working_days" && value.calendarId === null) {
      complain("calendarId", "required");
    }
    const keys = value.alerts.map(({ kind, level }) => `${kind}-${level}`);
    if (new Set(keys).size < keys.length) {
      complain("alerts", "taken");
    }
  });
export type ServiceStandardInput = z.output<typeof serviceStandardSchema>;

/** Reads the columns of a row that the database keeps as text. */
export function readStandard(row: {
  id: string;
  key: string;
  revision: number;
  name: string;
  measure: string;
  unit: string;
  amount: number;
  clockKind: string | null;
  calendarId: string | null;
  alertHours: string;
  alerts: unknown;
  effectiveFrom: Date;
  note: string;
  createdAt: Date;
  createdByName: string;
}): ServiceStandard {
  return {
    ...row,
    measure: z.enum(MEASURES).parse(row.measure),
    unit: z.enum(STANDARD_UNITS).parse(row.unit),
    clockKind: z.enum(CLOCK_KINDS).nullable().parse(row.clockKind),
    alertHours: z.enum(ALERT_HOURS).parse(row.alertHours),
    alerts: z.array(alertLevelSchema).parse(row.alerts),
  };
}
