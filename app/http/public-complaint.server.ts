import { redirect } from "@remix-run/node";
import type { NewEvidence } from "#app/domain/complaints/add-evidence.server.ts";
import { PUBLIC_FILES, publicComplaintSchema } from "#app/domain/complaints/public-form.ts";
import type { Registered } from "#app/domain/complaints/register-complaint.server.ts";
import { normalizePhone } from "#app/domain/customers/phone.server.ts";
import type { SaidByCustomer } from "#app/domain/public-tracking/complain.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { limit } from "#app/platform/rate-limit.server.ts";
import { formToObject, parseInput, type RawForm } from "./forms.server.ts";
import { keepTyped } from "./keep-typed.server.ts";
import { readUpload } from "./upload.server.ts";

/** A text that is far longer than any field takes is not sent back to be corrected. */
const LONGEST_ECHO = 6_000;

export interface PublicForm {
  /** the text fields */
  raw: RawForm;
  /** the same, for a page that shows them again */
  typed: RawForm;
  files: NewEvidence[];
}

async function evidenceOf(form: FormData): Promise<NewEvidence[]> {
  // A browser sends an empty file for a field that was left alone.
  const given = form.getAll("files").filter((value): value is File => value instanceof File && value.size > 0);
  return Promise.all(given.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
}

/** A customer's form with files. *Throws* `too_large` (413) before anything is read, `invalid`. */
export async function readPublicForm(request: Request): Promise<PublicForm> {
  const form = await readUpload(request, PUBLIC_FILES.formMib);
  const files = await evidenceOf(form);
  form.delete("files");
  const raw = formToObject(form);
  const typed = Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [key, typeof value === "string" ? value.slice(0, LONGEST_ECHO) : value]),
  );
  return { raw, typed, files };
}

/** Counts by the phone that was given, too: from many addresses nobody floods the desk in one person's name. */
async function limitPhone(typed: string): Promise<void> {
  const phone = normalizePhone(typed);
  if (phone.ok) {
    await limit("publicForm", `phone:${phone.value}`);
  }
}

/**
 * Takes a complaint from one of the customers' pages and leads to the page that thanks for it. `trap` is where a program
 * goes that fills in what nobody sees. *Throws* what the form's refusals are, with what was typed.
 */
export async function takePublicComplaint(
  ctx: Ctx,
  request: Request,
  page: { path: string; trap: string },
  register: (said: SaidByCustomer) => Promise<Registered>,
): Promise<Response> {
  await limit("publicForm", ctx.ip);
  const { raw, typed, files } = await readPublicForm(request);
  if (raw.website) {
    return redirect(page.trap);
  }
  const made = await keepTyped(typed, async () => {
    const input = parseInput(publicComplaintSchema, raw);
    await limitPhone(input.contactPhone);
    return register({ input, files });
  });
  return redirect(`${page.path}?case=${made.token}`);
}
