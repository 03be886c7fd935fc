import type { PeopleChannel } from "./channels.ts";

/** What a template may say about a shipment, written `{name}`. */
export const TEMPLATE_VARIABLES = [
  "waybillNo",
  "goods",
  "pieces",
  "milestone",
  "place",
  "eta",
  "trackingUrl",
  "signedBy",
  "company",
  "phone",
] as const;
export type TemplateVariable = (typeof TEMPLATE_VARIABLES)[number];
export type TemplateValues = Record<TemplateVariable, string>;

/**
 * A template. `subject` is an e-mail's subject; for SMS and WeChat it is the number of the provider's own approved
 * template. `body` is the text; for WeChat one field a line, `name: text`.
 */
export interface Template {
  subject: string;
  body: string;
}

/** A message longer than this is charged as two (GSM 03.40, UCS-2). */
export const SMS_CHARACTERS = 70;
const LONGEST = { subject: 200, body: 4_000 } as const;
const PLACEHOLDER = /\{([^{}\s]*)\}/g;

/** The names between braces, each once, in order. */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ""))];
}

/** Puts the values in. A name without a value stays as it is. */
export function fillTemplate(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => values[name] ?? whole);
}

const FIELD_LINE = /^\s*([A-Za-z][\w.]*)\s*[:：](.*)$/;

/** The fields of a WeChat template's body; null when a line is none. */
export function wechatFields(body: string): Record<string, string> | null {
  const lines = body.split("\n").filter((line) => line.trim() !== "");
  const fields = lines.map((line) => FIELD_LINE.exec(line));
  if (fields.length === 0 || fields.includes(null)) {
    return null;
  }
  return Object.fromEntries(fields.map((field) => [field?.[1] ?? "", (field?.[2] ?? "").trim()]));
}

export interface TemplateProblem {
  field: "subject" | "body";
  code: "required" | "too_long" | "unknown_variable" | "wechat_fields";
  params?: Record<string, string | number>;
}

function textProblems(field: "subject" | "body", text: string, known: readonly string[]): TemplateProblem[] {
  const unknown = variablesOf(text).filter((name) => !known.includes(name));
  const problems: TemplateProblem[] = unknown.map((name) => ({ field, code: "unknown_variable", params: { name } }));
  if (text.length > LONGEST[field]) {
    problems.push({ field, code: "too_long", params: { maximum: LONGEST[field] } });
  }
  return problems;
}

/** Everything that is wrong with a template before it may be used. `known` are the variables it may name. */
export function templateProblems(
  channel: PeopleChannel,
  { subject, body }: Template,
  known: readonly string[] = TEMPLATE_VARIABLES,
): TemplateProblem[] {
  const problems = [...textProblems("subject", subject, known), ...textProblems("body", body, known)];
  if (channel === "email" && subject.trim() === "") {
    problems.push({ field: "subject", code: "required" });
  }
  if (body.trim() === "") {
    problems.push({ field: "body", code: "required" });
  } else if (channel === "wechat" && wechatFields(body) === null) {
    problems.push({ field: "body", code: "wechat_fields" });
  }
  return problems;
}
