import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addEvidence } from "#app/domain/complaints/add-evidence.server.ts";
import { registerSchema } from "#app/domain/complaints/complaint-forms.ts";
import { mayRegisterComplaint } from "#app/domain/complaints/policy.ts";
import { registerComplaint } from "#app/domain/complaints/register-complaint.server.ts";
import { phoneOfCustomer, readPhone } from "#app/domain/customers/read-phone.server.ts";
import { FILE_PURPOSES } from "#app/domain/files/stored-file.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { findByAnyNumber } from "#app/domain/shipments/shipment-detail.server.ts";
import { wallClock } from "#app/domain/tracking/wall-clock.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk, type UserCtx } from "#app/http/context.server.ts";
import { formToObject, parseInput, type RawForm } from "#app/http/forms.server.ts";
import { keepTyped } from "#app/http/keep-typed.server.ts";
import { withInstants } from "#app/http/local-times.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { readUpload } from "#app/http/upload.server.ts";
import { filesOf } from "#app/http/uploaded-files.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { DomainError } from "#app/platform/errors.ts";
import { RegisterForm } from "#app/ui/complaints/entry/register-form.tsx";
import "#app/ui/shipments/entry/entry.css";
import "#app/ui/complaints/queue/queue.css";

const MIB = 1024 * 1024;
const FILE_MB = FILE_PURPOSES.evidence.bytes / MIB;
/** Of all files together, MiB. */
const UPLOAD_MB = 64;

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    assertMay(mayRegisterComplaint(ctx.actor));
    const { searchParams } = new URL(args.request.url);
    return {
      waybillNos: (searchParams.get("shipment") ?? "").slice(0, 60),
      fileMb: FILE_MB,
      nowLocal: wallClock(ctx.now, ctx.user.timeZone),
    };
  });
}

/** A form in work is never made anew under the hand that types. */
export function shouldRevalidate() {
  return false;
}

/** Numbers as people know them, as our own. What means nothing, or several, stays and is refused. */
async function ownNumbers(ctx: UserCtx, typed: unknown): Promise<string[]> {
  const numbers = String(typed ?? "")
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
    .slice(0, 20);
  return Promise.all(
    numbers.map(async (number) => {
      const known = await findByAnyNumber(ctx, number);
      return known.length === 1 && known[0] ? known[0] : number;
    }),
  );
}

async function register(ctx: UserCtx, raw: RawForm) {
  const form = withInstants(raw, ctx.user.timeZone, ["occurredAt"]);
  const stored = () => phoneOfCustomer(ctx.db, String(raw.customerId ?? ""));
  // a chosen customer's number was shown masked
  const contactPhone = (await readPhone("contactPhone", String(raw.contactPhone ?? ""), stored)) ?? "";
  const waybillNos = await ownNumbers(ctx, raw.waybillNos);
  return registerComplaint(ctx, parseInput(registerSchema, { ...form, contactPhone, waybillNos }));
}

/** Keeps the files; what is refused is named, the complaint is there all the same. */
async function keepFiles(ctx: UserCtx, complaintNo: string, files: File[]): Promise<string[]> {
  const refused: string[] = [];
  for (const file of files) {
    try {
      await addEvidence(ctx, complaintNo, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch (error) {
      if (!(error instanceof DomainError)) {
        throw error;
      }
      refused.push(file.name);
    }
  }
  return refused;
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const form = await readUpload(args.request, UPLOAD_MB);
    const files = filesOf(form, "files");
    const raw = formToObject(form);
    const { complaintNo, known } = await keepTyped(raw, () => register(ctx, raw));
    const refused = known ? [] : await keepFiles(ctx, complaintNo, files);
    const no = { no: complaintNo };
    return redirectWithToast(
      `/complaints/${complaintNo}`,
      refused.length > 0
        ? {
            key: "complaints.queue.entry.filesRefused",
            params: { ...no, n: refused.length, names: refused.join(" ") },
            tone: "problem",
          }
        : { key: `complaints.queue.entry.${known ? "savedKnown" : "saved"}`, params: no },
    );
  });
}

export default function NewComplaint() {
  const { waybillNos, fileMb, nowLocal } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <div className="page entry-page">
      <div className="page-head">
        <h1>{t("complaints.queue.entry.title")}</h1>
        <p className="entry-keys muted">
          <span className="kbd">Tab</span> {t("shipments.entry.keys.move")}
          <span className="kbd">Ctrl Enter</span> {t("shipments.entry.keys.save")}
        </p>
      </div>
      <RegisterForm answer={reply} given={{ waybillNos }} fileMb={fileMb} nowLocal={nowLocal} />
    </div>
  );
}
