import type { Formats } from "#app/i18n/format.ts";
import type { Params, Translate } from "#app/i18n/translate.ts";

interface Finding {
  code: string;
  params: Params;
}

const NAMED: Record<string, string> = {
  paper: "dispatch.papers",
  needed: "fleet.types",
  type: "fleet.types",
  reason: "tracking.exceptions",
  status: "dispatch.trips.statuses",
};

/** Figures and codes of a finding as the reader writes them: …G kilograms, …Cm3 cubic metres, …Ms a span of time. */
function readable(params: Params, t: Translate, f: Formats): Params {
  const out: Params = {};
  for (const [name, value] of Object.entries(params)) {
    if (NAMED[name]) {
      out[name] = t(`${NAMED[name]}.${value}`);
    } else if (name.endsWith("Cm3")) {
      out[name] = f.m3(Number(value));
    } else if (name.endsWith("Ms")) {
      out[name] = f.duration(Number(value));
    } else {
      out[name] = name.endsWith("G") ? f.kg(Number(value)) : value;
    }
  }
  return out;
}

/** A warning of dispatch in words. */
export function warningText({ code, params }: Finding, t: Translate, f: Formats): string {
  return t(`dispatch.warnings.${code}`, readable(params, t, f));
}

/** Why something was refused, in words. */
export function refusalText({ code, params }: Finding, t: Translate, f: Formats): string {
  return t(`errors.${code}`, readable(params, t, f));
}

/** What the checks of dispatch found. */
export interface Findings {
  warnings: readonly Finding[];
  refusals?: readonly Finding[];
}

export interface FindingLine {
  code: string;
  tone: "text-exception" | "text-late";
  text: string;
}

/** Findings as lines to read, what forbids first, each sentence once. */
export function findingLines({ refusals = [], warnings }: Findings, t: Translate, f: Formats): FindingLine[] {
  const lines = [
    ...refusals.map((item) => ({ code: item.code, tone: "text-exception" as const, text: refusalText(item, t, f) })),
    ...warnings.map((item) => ({ code: item.code, tone: "text-late" as const, text: warningText(item, t, f) })),
  ];
  return [...new Map(lines.map((line) => [line.text, line])).values()];
}

/** Lines of one code together, in the order in which the codes first appear. */
export function groupByCode(lines: readonly FindingLine[]): { code: string; tone: string; texts: string[] }[] {
  const groups = new Map<string, { code: string; tone: string; texts: string[] }>();
  for (const { code, tone, text } of lines) {
    const { texts } = groups.get(code) ?? { texts: [] };
    groups.set(code, { code, tone, texts: [...texts, text] });
  }
  return [...groups.values()];
}
