import type { Locale } from "./locale.ts";

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

// Making an Intl object costs more than a hundred uses of it: each is made once.
function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    numberFormats.set(key, format);
  }
  return format;
}

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { hourCycle: "h23", ...options });
    dateFormats.set(key, format);
  }
  return format;
}

export interface Formats {
  locale: Locale;
  timeZone: string;
  /** fen → "1,234.50" */
  money(fen: number): string;
  /** grams → "1,250.5" (kg) */
  kg(grams: number): string;
  /** cm³ → "4.529" (m³) */
  m3(cm3: number): string;
  /** metres → "12.3" (km) */
  km(metres: number): string;
  number(value: number): string;
  /** "11-21 14:05", with the year when it is not this year's */
  dateTime(at: Date | string, now?: Date): string;
  /** "2026-11-21 14:05" */
  full(at: Date | string): string;
  date(at: Date | string): string;
  time(at: Date | string): string;
  /** how long, in the two largest units: "3 小时 20 分", "2 d 4 h" */
  duration(ms: number): string;
}

function parts(locale: Locale, timeZone: string, at: Date | string): Record<string, string> {
  const format = dateFormat(locale, {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return Object.fromEntries(format.formatToParts(new Date(at)).map((part) => [part.type, part.value]));
}

const units = {
  "zh-CN": [" 天", " 小时", " 分", "不到 1 分"],
  en: [" d", " h", " min", "under 1 min"],
} as const;

function duration(locale: Locale, ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const [day, hour, minute, less] = units[locale];
  const values: [number, string][] = [
    [Math.floor(minutes / 1440), day],
    [Math.floor((minutes % 1440) / 60), hour],
    [minutes % 60, minute],
  ];
  const shown = values.filter(([value]) => value > 0).slice(0, 2);
  return shown.length === 0 ? less : shown.map(([value, unit]) => `${value}${unit}`).join(" ");
}

/** How figures and times are written for one reader. Times are given in `timeZone`. */
export function formatsFor(locale: Locale, timeZone: string): Formats {
  const fixed = (value: number, digits: number, least = 0) =>
    numberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: digits }).format(value);
  return {
    locale,
    timeZone,
    money: (fen) => fixed(fen / 100, 2, 2),
    kg: (grams) => fixed(grams / 1000, 1),
    m3: (cm3) => fixed(cm3 / 1_000_000, 3),
    km: (metres) => fixed(metres / 1000, 1),
    number: (value) => fixed(value, 2),
    dateTime: (at, now) => {
      const p = parts(locale, timeZone, at);
      const sameYear = now === undefined || parts(locale, timeZone, now).year === p.year;
      return `${sameYear ? "" : `${p.year}-`}${p.month}-${p.day} ${p.hour}:${p.minute}`;
    },
    full: (at) => {
      const p = parts(locale, timeZone, at);
      return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}`;
    },
    date: (at) => {
      const p = parts(locale, timeZone, at);
      return `${p.year}-${p.month}-${p.day}`;
    },
    time: (at) => {
      const p = parts(locale, timeZone, at);
      return `${p.hour}:${p.minute}`;
    },
    duration: (ms) => duration(locale, ms),
  };
}
