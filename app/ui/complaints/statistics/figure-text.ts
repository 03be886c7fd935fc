import type { BreakdownRow, Dimension, Figure, Period, Spread } from "#app/domain/complaints/complaint-statistics.ts";
import type { Formats } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";

const HOUR_MS = 3_600_000;

/** What stands where there is nothing to count. */
export const NOTHING = "—";

/** A share as "97.4%". */
export function percentText(f: Formats, share: number | null): string {
  return share === null ? NOTHING : `${f.number(Math.round(share * 1_000) / 10)}%`;
}

export function decimalText(f: Formats, value: number | null): string {
  return value === null ? NOTHING : f.number(Math.round(value * 100) / 100);
}

export function durationText(f: Formats, ms: number | null): string {
  return ms === null ? NOTHING : f.duration(ms);
}

/** Hours with a decimal, for a sheet that reckons with them. */
export const hoursOf = (ms: number | null): number | null =>
  ms === null ? null : Math.round((ms / HOUR_MS) * 10) / 10;

export function spreadText(t: Translate, f: Formats, { n, p90Ms }: Spread): string {
  return t("complaintStatistics.tiles.spread", { p90: durationText(f, p90Ms), n });
}

/** "货损货差 · 水湿" of a cause code. */
export function causeText(t: Translate, code: string): string {
  const [branch = ""] = code.split(".");
  return `${t(`complaints.causeBranches.${branch}`)} · ${t(`complaints.causes.${code}`)}`;
}

export function partyText(t: Translate, key: string, name: string | null): string {
  const [party = "", detail = ""] = key.split(":");
  if (party === "department" && detail) {
    return t(`complaints.departments.${detail}`);
  }
  return party === "partner" && name ? name : t(`complaints.parties.${party}`);
}

export function laneText(t: Translate, key: string, place: string | null): string {
  const [direction = "", code = ""] = key.split(":");
  return t("complaintStatistics.lane", { direction: t(`common.direction.${direction}`), place: place ?? code });
}

/** What a line of a breakdown stands for, in words. */
export function lineText(t: Translate, by: Dimension, { key, name }: Pick<BreakdownRow, "key" | "name">): string {
  if (key === "") {
    return t(`complaintStatistics.unknown.${by}`);
  }
  switch (by) {
    case "channel":
      return t(`complaints.channels.${key}`);
    case "cause":
      return causeText(t, key);
    case "party":
      return partyText(t, key, name);
    case "lane":
      return laneText(t, key, name);
    case "person":
      return name ?? key;
  }
}

/** A period in words: a month by its name, else its days. */
export function periodText(t: Translate, { from, to, month }: Period): string {
  const [year = "", number = ""] = (month ?? "").split("-");
  return month
    ? t("complaintStatistics.period.month", { year, month: number })
    : t("complaintStatistics.period.days", { from, to });
}

/** The name of a figure: "处理及时率 · 超时". */
export function figureText(t: Translate, { figure, kind }: Pick<Figure, "figure" | "kind">): string {
  const named = t(`complaintStatistics.figures.${figure}`);
  return kind ? `${t(`complaints.clocks.${kind}`)} · ${named}` : named;
}
