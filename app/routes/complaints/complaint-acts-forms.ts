import type { RawForm } from "#app/http/forms.server.ts";

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

/** The numbered lines of a form ("whys.0.why") as a list; lines that say nothing at the end are dropped. */
function linesOf(
  form: RawForm,
  name: string,
  fields: readonly string[],
  says: readonly string[],
): Record<string, string>[] {
  const lines: Record<string, string>[] = [];
  for (let index = 0; fields.some((field) => `${name}.${index}.${field}` in form); index++) {
    lines.push(Object.fromEntries(fields.map((field) => [field, text(form[`${name}.${index}.${field}`])])));
  }
  const last = lines.findLastIndex((line) => says.some((field) => line[field] !== ""));
  return lines.slice(0, last + 1);
}

/** The form of the investigation as its schema reads it. */
export function readInvestigation(form: RawForm): RawForm {
  return { ...form, whys: linesOf(form, "whys", ["why", "because"], ["why", "because"]) };
}

/** The form of the proposal as its schema reads it; a blank sum is nothing to pay. */
export function readProposal(form: RawForm): RawForm {
  const options = linesOf(form, "options", ["title", "text", "compensationFen"], ["title", "text"]);
  return { ...form, options: options.map((line) => ({ ...line, compensationFen: line.compensationFen || "0" })) };
}

/** An act has a version of its own beside that of its complaint. */
export function readAct(form: RawForm): RawForm {
  return { ...form, version: form.actVersion };
}
