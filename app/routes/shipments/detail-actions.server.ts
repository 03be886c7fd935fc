import { cancelShipment, cancelShipmentSchema } from "#app/domain/shipments/cancel-shipment.server.ts";
import { editShipment } from "#app/domain/shipments/edit-shipment.server.ts";
import { editFormSchema } from "#app/domain/shipments/entry-form.ts";
import { revealPhone, revealPhoneSchema } from "#app/domain/shipments/reveal-phone.server.ts";
import { revokeTrackingLink } from "#app/domain/shipments/revoke-tracking-link.server.ts";
import {
  closeException,
  closeExceptionSchema,
  openException,
  openExceptionSchema,
  takeException,
} from "#app/domain/tracking/handle-exceptions.server.ts";
import { recordOne, saidOnOneSchema } from "#app/domain/tracking/record-one.server.ts";
import { voidEvent, voidEventSchema } from "#app/domain/tracking/void-event.server.ts";
import type { UserCtx } from "#app/http/context.server.ts";
import { parseInput, type RawForm } from "#app/http/forms.server.ts";
import { notFound } from "#app/platform/errors.ts";

/** What an act on the page answers; `phone` when a number was asked for. */
export interface DetailAnswer {
  did: string;
  phone?: { which: string; text: string };
}

type Act = (ctx: UserCtx, form: RawForm) => Promise<Omit<DetailAnswer, "did">>;

const done = async (work: Promise<unknown>): Promise<Omit<DetailAnswer, "did">> => {
  await work;
  return {};
};

const ACTS: Record<string, Act> = {
  record: (ctx, form) => done(recordOne(ctx, parseInput(saidOnOneSchema, form), ctx.user.timeZone)),
  void: (ctx, form) => done(voidEvent(ctx, parseInput(voidEventSchema, form))),
  openException: (ctx, form) => {
    const { pieces, ...rest } = form;
    return done(openException(ctx, parseInput(openExceptionSchema, { ...rest, ...(pieces ? { pieces } : {}) })));
  },
  takeException: (ctx, form) => done(takeException(ctx, { id: String(form.id), version: Number(form.version) })),
  closeException: (ctx, form) => done(closeException(ctx, parseInput(closeExceptionSchema, form))),
  edit: (ctx, form) => done(editShipment(ctx, parseInput(editFormSchema, form))),
  cancel: (ctx, form) => done(cancelShipment(ctx, parseInput(cancelShipmentSchema, form))),
  revoke: (ctx, form) => done(revokeTrackingLink(ctx, { id: String(form.id), version: Number(form.version) })),
  reveal: async (ctx, form) => {
    const { which } = parseInput(revealPhoneSchema, form);
    return { phone: { which, text: await revealPhone(ctx, String(form.id), which) } };
  },
};

/** Runs the act that a form of the page names. *Throws* what the act throws, `not_found` for an unknown act. */
export async function runDetailAct(ctx: UserCtx, form: RawForm): Promise<DetailAnswer> {
  const { intent, ...rest } = form;
  const act = typeof intent === "string" && Object.hasOwn(ACTS, intent) ? ACTS[intent] : undefined;
  if (!act) {
    throw notFound("act");
  }
  return { did: String(intent), ...(await act(ctx, rest)) };
}
