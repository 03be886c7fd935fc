import type { CellValue } from "./cell.ts";

/** Beijing is UTC+8 all year round; so is all of China's official time. */
const BEIJING_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Spreadsheets count days from 30 December 1899. Numbers outside 2000–2100 are not taken for dates. */
const SERIAL_EPOCH_MS = Date.UTC(1899, 11, 30);
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 73_415;

const FULL_DATE = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/;
const COMPACT_DATE = /^(20\d{2})(\d{2})(\d{2})(?!\d)/;
const DAY_OF_YEAR = /^(\d{1,2})\s*[-/月]\s*(\d{1,2})\s*[日号]?(?![\d\-/.])/;
const TIME = /^[\sT]*(\d{1,2})\s*[:时点]\s*(\d{1,2})?\s*分?(?::(\d{2})(?:\.\d+)?)?\s*$/;

interface Day {
  year: number;
  month: number;
  day: number;
}

function exists({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 2000 && year <= 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** UTC instant of a Beijing wall-clock time. */
function beijingInstant({ year, month, day }: Day, hour = 0, minute = 0): Date {
  return new Date(Date.UTC(year, month - 1, day, hour, minute) - BEIJING_OFFSET_MS);
}

/** A day without its year means the nearest one: a list of 3 January may carry goods of 30 December. */
function nearestYear(month: number, day: number, near: Date): Day | null {
  const around = new Date(near.getTime() + BEIJING_OFFSET_MS).getUTCFullYear();
  const candidates = [around - 1, around, around + 1].map((year) => ({ year, month, day })).filter(exists);
  const distance = (candidate: Day) => Math.abs(beijingInstant(candidate).getTime() - near.getTime());
  return candidates.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

function readDay(text: string, near: Date): { day: Day; rest: string } | null {
  const full = FULL_DATE.exec(text) ?? COMPACT_DATE.exec(text);
  if (full) {
    const day = { year: Number(full[1]), month: Number(full[2]), day: Number(full[3]) };
    return exists(day) ? { day, rest: text.slice(full[0].length) } : null;
  }
  const short = DAY_OF_YEAR.exec(text);
  const day = short && nearestYear(Number(short[1]), Number(short[2]), near);
  return short && day ? { day, rest: text.slice(short[0].length) } : null;
}

/** UTC instant of a date with or without a time of day, written in Beijing time; `null` if there is no such instant. */
export function parseBeijingTime(text: string, near: Date): Date | null {
  const read = readDay(text.normalize("NFKC").trim(), near);
  if (read === null) {
    return null;
  }
  if (read.rest.trim() === "") {
    return beijingInstant(read.day);
  }
  const time = TIME.exec(read.rest);
  const [hour, minute] = [Number(time?.[1]), Number(time?.[2] ?? 0)];
  return time && hour < 24 && minute < 60 ? beijingInstant(read.day, hour, minute) : null;
}

function midnightBefore(instant: Date): Date {
  const local = instant.getTime() + BEIJING_OFFSET_MS;
  return new Date(local - (local % DAY_MS) - BEIJING_OFFSET_MS);
}

/**
 * The day a cell means, as the UTC instant of its Beijing midnight; `null` if it means none. Date cells carry the wall
 * clock in their UTC parts. `near` decides the year of `11月12日`.
 */
export function parseDay(cell: CellValue, near: Date): Date | null {
  if (cell instanceof Date) {
    const day = { year: cell.getUTCFullYear(), month: cell.getUTCMonth() + 1, day: cell.getUTCDate() };
    return exists(day) ? beijingInstant(day) : null;
  }
  if (typeof cell === "number") {
    const isSerial = cell >= FIRST_SERIAL && cell <= LAST_SERIAL;
    return isSerial ? parseDay(new Date(SERIAL_EPOCH_MS + Math.floor(cell) * DAY_MS), near) : parseCompact(cell, near);
  }
  const instant = typeof cell === "string" ? parseBeijingTime(cell, near) : null;
  return instant && midnightBefore(instant);
}

function parseCompact(value: number, near: Date): Date | null {
  return Number.isInteger(value) && value > 20_000_000 ? parseBeijingTime(String(value), near) : null;
}
