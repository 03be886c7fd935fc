import {
  ALERT_ACTS,
  ALERT_KINDS,
  ALERT_ROLES,
  type AlertAct,
  type AlertKind,
  type AlertLevel,
  type AlertRole,
  MOST_OFFSET_MS,
} from "#app/domain/clocks/clock.ts";
import type { Measure, ServiceStandard, StandardUnit } from "#app/domain/standards/service-standard.ts";

/** Units as a form offers them, each worth so many of the unit that is stored. */
export const AMOUNT_UNITS = {
  second: { unit: "ms", worth: 1_000 },
  minute: { unit: "ms", worth: 60_000 },
  hour: { unit: "ms", worth: 3_600_000 },
  calendar_day: { unit: "calendar_days", worth: 1 },
  working_day: { unit: "working_days", worth: 1 },
  percent: { unit: "basis_points", worth: 100 },
  points: { unit: "tenths", worth: 10 },
  yuan: { unit: "fen", worth: 100 },
} as const satisfies Record<string, { unit: StandardUnit; worth: number }>;
export type AmountUnit = keyof typeof AMOUNT_UNITS;

export const UNITS_OFFERED: Record<Measure, readonly AmountUnit[]> = {
  duration: ["hour", "minute", "second", "working_day", "calendar_day"],
  percent: ["percent"],
  score: ["points"],
  money: ["yuan"],
};

/** An amount in the largest unit that gives a whole number: 7,200,000 ms → 2 hours. */
export function amountOf(unit: StandardUnit, amount: number): { value: number; unit: AmountUnit } {
  const fitting = (Object.keys(AMOUNT_UNITS) as AmountUnit[]).filter((name) => AMOUNT_UNITS[name].unit === unit);
  const whole = fitting.findLast((name) => amount % AMOUNT_UNITS[name].worth === 0);
  const chosen = whole ?? (fitting[0] as AmountUnit);
  return { value: amount / AMOUNT_UNITS[chosen].worth, unit: chosen };
}

export const OFFSET_UNITS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
export type OffsetUnit = keyof typeof OFFSET_UNITS;

/** ms without sign in words' units; days only from two on, so that 24 hours stay 24 hours. */
export function offsetOf(ms: number): { value: number; unit: OffsetUnit } {
  const size = Math.abs(ms);
  const { minute, hour, day } = OFFSET_UNITS;
  if (size >= 2 * day && size % day === 0) {
    return { value: size / day, unit: "day" };
  }
  return size >= hour && size % hour === 0
    ? { value: size / hour, unit: "hour" }
    : { value: size / minute, unit: "minute" };
}

/** One alert as the form holds it. */
export interface LevelRow {
  /** "" = the row is not used */
  kind: AlertKind | "";
  amount: string;
  unit: OffsetUnit;
  side: "before" | "after";
  act: AlertAct;
  roles: readonly AlertRole[];
}

export const BLANK_ROW: LevelRow = { kind: "", amount: "", unit: "minute", side: "after", act: "notify", roles: [] };

export function levelRows(alerts: readonly AlertLevel[]): LevelRow[] {
  return alerts.map(({ kind, offsetMs, act, roles }) => {
    const { value, unit } = offsetOf(offsetMs);
    return { kind, amount: String(value), unit, side: offsetMs < 0 ? "before" : "after", act, roles };
  });
}

const list = (raw: Record<string, unknown>, name: string): string[] => {
  const value = raw[name];
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
};
const oneOf = <T extends string>(choices: readonly T[], text: string | undefined, fallback: T): T =>
  choices.find((choice) => choice === text) ?? fallback;
const numberOf = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text.replace(/[,\uff0c\s]/g, "")));

/** The alerts of a form by row, blank ones too. The lists are `level.kind`, `level.amount`, …; who is told `roles.<row>`. */
export function readRows(raw: Record<string, unknown>): LevelRow[] {
  const [amounts, units, sides, acts] = ["amount", "unit", "side", "act"].map((name) => list(raw, `level.${name}`));
  return list(raw, "level.kind").map((kind, row): LevelRow => {
    const roles = list(raw, `roles.${row}`);
    return {
      kind: oneOf([...ALERT_KINDS, ""] as const, kind, ""),
      amount: amounts?.[row] ?? "",
      unit: oneOf(Object.keys(OFFSET_UNITS) as OffsetUnit[], units?.[row], "minute"),
      side: oneOf(["before", "after"] as const, sides?.[row], "after"),
      act: oneOf(ALERT_ACTS, acts?.[row], "notify"),
      roles: ALERT_ROLES.filter((role) => roles.includes(role)),
    };
  });
}

interface Problem {
  field: string;
  code: string;
}

/** What is wrong with one row: its time (`levels.<row>.amount`), nobody to tell (`levels.<row>.roles`). */
function rowProblems(row: LevelRow, at: number): Problem[] {
  const amount = row.kind === "breach" ? 0 : numberOf(row.amount);
  const code = Number.isNaN(amount)
    ? "not_a_number"
    : amount < 0
      ? "negative"
      : amount * OFFSET_UNITS[row.unit] > MOST_OFFSET_MS
        ? "too_much"
        : null;
  return [
    ...(code ? [{ field: `levels.${at}.amount`, code }] : []),
    ...(row.roles.length === 0 ? [{ field: `levels.${at}.roles`, code: "required" }] : []),
  ];
}

const MOST_OF_A_KIND = 9;

/** The alerts that rows mean, numbered by time within their kind; the breach is level 0 at the due time. */
function levelsOf(rows: readonly LevelRow[]): AlertLevel[] {
  const numbers: Record<AlertKind, number> = { warning: 0, breach: -1, escalation: 0 };
  return rows
    .flatMap(({ kind, amount, unit, side, act, roles }) => {
      const size = Math.round(numberOf(amount) * OFFSET_UNITS[unit]);
      // 0 - 0, not -0
      const offsetMs = kind === "breach" ? 0 : side === "before" ? 0 - size : size;
      return kind === "" ? [] : [{ kind, offsetMs, act, roles: [...roles] }];
    })
    .sort((a, b) => a.offsetMs - b.offsetMs)
    .map((level) => {
      numbers[level.kind] += 1;
      return { ...level, level: numbers[level.kind] };
    });
}

/**
 * A posted form as the input of `serviceStandardSchema`: the amount in its stored unit, the alerts as a list. What only the
 * rows of the form can tell stands in `problems`.
 */
export function readServiceForm(raw: Record<string, unknown>): { input: Record<string, unknown>; problems: Problem[] } {
  const choice = oneOf(Object.keys(AMOUNT_UNITS) as AmountUnit[], String(raw.amountUnit), "hour");
  const value = numberOf(String(raw.amount ?? ""));
  const rows = readRows(raw);
  const problems = rows.flatMap((row, at) => (row.kind === "" ? [] : rowProblems(row, at)));
  if (Number.isNaN(value) || value <= 0) {
    problems.push({ field: "amount", code: Number.isNaN(value) ? "not_a_number" : "not_positive" });
  }
  for (const kind of ALERT_KINDS) {
    if (rows.filter((row) => row.kind === kind).length > MOST_OF_A_KIND) {
      problems.push({ field: "alerts", code: "too_much" });
    }
  }
  const { key, revision, name, calendarId, alertHours, effectiveFrom, note } = raw;
  const amount = Math.round(value * AMOUNT_UNITS[choice].worth);
  const alerts = problems.length > 0 ? [] : levelsOf(rows);
  const { unit } = AMOUNT_UNITS[choice];
  return {
    input: { key, revision, name, unit, amount, calendarId, alertHours, alerts, effectiveFrom, note },
    problems,
  };
}

/** Groups of the page, in their order, by the beginning of the key. */
export const GROUPS = [
  { name: "limits", keys: /^complaint\.(claim|compensation)/ },
  { name: "complaints", keys: /^complaint\./ },
  { name: "response", keys: /^(response|hotline|online)\./ },
  { name: "follow_up", keys: /^follow_up\./ },
  { name: "survey", keys: /^(survey\.|satisfaction)/ },
] as const;
export type GroupName = (typeof GROUPS)[number]["name"];
export const GROUP_ORDER: readonly GroupName[] = ["complaints", "limits", "response", "follow_up", "survey"];

export const groupOf = (key: string): GroupName => GROUPS.find(({ keys }) => keys.test(key))?.name ?? "survey";

export type StandardOfForm = Pick<
  ServiceStandard,
  "key" | "revision" | "name" | "measure" | "unit" | "amount" | "clockKind" | "calendarId" | "alertHours" | "alerts"
>;
