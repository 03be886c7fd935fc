import {
  addDays,
  businessDate,
  endOfBusinessDay,
  isDate,
  startOfBusinessDay,
} from "#app/domain/calendar/business-day.ts";

/** A stretch of business days, both ends included, "YYYY-MM-DD"; a whole calendar month has its name, "YYYY-MM". */
export interface Period {
  from: string;
  to: string;
  month: string | null;
}

/** Longest period: beyond a year a report says little, and costs much. */
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

/** The months of a year ending with a period: what a trend shows. */
const TREND_MONTHS = 12;

const isMonth = (text: string): boolean => /^\d{4}-\d{2}$/.test(text) && isDate(`${text}-01`);

/** The month after (or before) another one. Pure. */
export function addMonths(month: string, months: number): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const at = new Date(Date.UTC(year, number - 1 + months, 1));
  return at.toISOString().slice(0, 7);
}

/** A calendar month as a period. Pure. */
export function monthPeriod(month: string): Period {
  return { from: `${month}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1), month };
}

/**
 * The period an address asks for: `month`, else `from` and `to`; what is no date, upside down or too long is cut to what
 * makes sense. Without either the month of `now`. Pure.
 */
export function readPeriod(params: { get(name: string): string | null }, now: Date): Period {
  const month = params.get("month") ?? "";
  if (isMonth(month)) {
    return monthPeriod(month);
  }
  const [from, to] = [params.get("from") ?? "", params.get("to") ?? ""];
  if (!isDate(from) && !isDate(to)) {
    return monthPeriod(businessDate(now).slice(0, 7));
  }
  const [one, other] = [isDate(from) ? from : to, isDate(to) ? to : from];
  const [first, last] = one <= other ? [one, other] : [other, one];
  const longest = addDays(first, MOST_DAYS - 1);
  const end = last < longest ? last : longest;
  const whole = monthPeriod(first.slice(0, 7));
  return { from: first, to: end, month: whole.from === first && whole.to === end ? whole.month : null };
}

/** The instants of a period: from (included) to (excluded). Pure. */
export function instantsOf({ from, to }: Pick<Period, "from" | "to">): { from: Date; to: Date } {
  return { from: startOfBusinessDay(from), to: endOfBusinessDay(to) };
}

/** Days of a period, both ends counted. Pure. */
export function daysOf({ from, to }: Pick<Period, "from" | "to">): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
}

/** The months up to the one a period ends in. Pure. */
export function trendMonths({ to }: Pick<Period, "to">): string[] {
  const last = to.slice(0, 7);
  return Array.from({ length: TREND_MONTHS }, (_unused, index) => addMonths(last, index - TREND_MONTHS + 1));
}

/** What a report is broken down by. `lane`: direction and destination (prefecture) of the linked shipment. */
export const DIMENSIONS = ["channel", "cause", "party", "lane", "person"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The clocks that count; corrective acts and plan tasks are the house's own. */
export const COUNTED_CLOCKS = ["first_response", "resolution", "acknowledgement", "next_reply"] as const;
export type CountedClock = (typeof COUNTED_CLOCKS)[number];

/**
 * Clocks due in a period. `overdue`: open and past due, missed so far; `pending`: open, not due yet or paused, which says
 * nothing yet and is counted apart.
 */
export interface ClockCount {
  met: number;
  missed: number;
  overdue: number;
  pending: number;
}

export const NO_CLOCKS: ClockCount = { met: 0, missed: 0, overdue: 0, pending: 0 };

/** The clocks whose time has come: in time, too late, or open too long. Pure. */
export const dueCount = ({ met, missed, overdue }: ClockCount): number => met + missed + overdue;

/** Met ÷ all due, 0 to 1; null where none was due. Pure. */
export function timeliness(count: ClockCount): number | null {
  const due = dueCount(count);
  return due === 0 ? null : count.met / due;
}

/** A share, 0 to 1; null of nothing. Pure. */
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Complaints registered in a period, merged duplicates left out. */
export interface CaseCount {
  registered: number;
  valid: number;
  invalid: number;
  major: number;
  /** not closed by now */
  open: number;
  compensated: number;
  compensationFen: number;
}

export const NO_CASES: CaseCount = {
  registered: 0,
  valid: 0,
  invalid: 0,
  major: 0,
  open: 0,
  compensated: 0,
  compensationFen: 0,
};

/** One line of a breakdown. `key` "" is what is not known (yet). */
export interface BreakdownRow {
  key: string;
  /** name of a person or partner; codes are put into words by the page */
  name: string | null;
  cases: CaseCount;
  clocks: Record<CountedClock, ClockCount>;
  /** shipments taken in, of a lane; null in other breakdowns */
  shipments: number | null;
}

/** Middle and nearest-rank 90th percentile of durations, ms; null of none. */
export interface Spread {
  n: number;
  medianMs: number | null;
  p90Ms: number | null;
}

export interface MonthRow {
  month: string;
  registered: number;
  first_response: ClockCount;
  resolution: ClockCount;
}

export interface OpenAct {
  id: string;
  complaintNo: string;
  kind: string;
  text: string;
  ownerName: string;
  dueAt: Date;
  late: boolean;
}

/** Shares a standard asks for, 0 to 1. */
export interface Targets {
  complaint: number;
  response: number;
}

export interface ComplaintReport {
  period: Period;
  /** the instant it tells of */
  at: Date;
  cases: CaseCount;
  merged: number;
  shipments: number;
  clocks: Record<CountedClock, ClockCount>;
  targets: Targets;
  answer: Spread;
  settle: Spread;
  breakdowns: Record<Dimension, BreakdownRow[]>;
  months: MonthRow[];
  acts: { open: number; late: number; unchecked: number; first: OpenAct[] };
}

/** Complaints for each thousand shipments; null without shipments. Pure. */
export function perThousand(complaints: number, shipments: number): number | null {
  return shipments === 0 ? null : (complaints * 1_000) / shipments;
}

/** Which figure a list of cases stands behind. */
export const CASE_FIGURES = [
  "registered",
  "valid",
  "invalid",
  "major",
  "compensated",
  "open",
  "answered",
  "settled",
  "merged",
] as const;
export const CLOCK_FIGURES = ["due", "met", "missed", "pending"] as const;
export type CaseFigure = (typeof CASE_FIGURES)[number];
export type ClockFigure = (typeof CLOCK_FIGURES)[number];

/** A figure of a report, so that its rows can be listed: of all, or of one line of a breakdown. */
export interface Figure {
  figure: CaseFigure | ClockFigure;
  /** of a clock figure */
  kind: CountedClock | null;
  by: Dimension | null;
  key: string;
}

const oneOf = <T extends string>(list: readonly T[], text: string | null): T | null =>
  list.find((item) => item === text) ?? null;

/** The figure an address asks for; one that is none of them is all that was registered. Pure. */
export function readFigure(params: { get(name: string): string | null }): Figure {
  const by = oneOf(DIMENSIONS, params.get("by"));
  const key = by ? (params.get("key") ?? "") : "";
  const kind = oneOf(COUNTED_CLOCKS, params.get("kind"));
  const clock = kind && oneOf(CLOCK_FIGURES, params.get("figure"));
  return clock
    ? { figure: clock, kind, by, key }
    : { figure: oneOf(CASE_FIGURES, params.get("figure")) ?? "registered", kind: null, by, key };
}

/** The address of the list behind a figure. Pure. */
export function figureHref(period: Pick<Period, "from" | "to">, figure: Partial<Figure>): string {
  const params = new URLSearchParams({ from: period.from, to: period.to });
  const { by = null, key = "" } = figure;
  const given = { figure: figure.figure, kind: figure.kind, ...(by ? { by, key } : {}) };
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && value !== null) {
      params.set(name, value);
    }
  }
  return `/complaints/statistics/cases?${params}`;
}
