import * as z from "zod";
import { arriveStopSchema, completeStopSchema, departSchema, failStopSchema } from "#app/domain/dispatch/trip.ts";

/** What every queued act has: the phone's own id of it, and the phone's time when it was done. */
const envelope = { id: z.uuid(), at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)) };
const own = { key: true, at: true, version: true } as const;

/** One act as a driver's phone queues it. */
export const phoneCommandSchema = z.discriminatedUnion("type", [
  departSchema.omit(own).extend({ ...envelope, type: z.literal("depart") }),
  arriveStopSchema.omit(own).extend({ ...envelope, type: z.literal("arrive") }),
  completeStopSchema.omit(own).extend({ ...envelope, type: z.literal("complete") }),
  failStopSchema.omit(own).extend({ ...envelope, type: z.literal("fail") }),
]);

/** Body of `POST /driver/sync`. One act that cannot be read must not stop those behind it, so each is parsed by itself. */
export const syncSchema = z.object({
  commands: z
    .array(z.object({ id: z.uuid() }).loose())
    .min(1)
    .max(50),
});

export type PhoneCommand = z.output<typeof phoneCommandSchema>;
/** As it is sent: instants are ISO texts. */
export type SentCommand = z.input<typeof phoneCommandSchema>;

/** The answer to one act. `partly`: done, but these loads could not be recorded and stay to be done. */
export type CommandAnswer =
  | { id: string; ok: true; partly: { code: string; params: Record<string, string | number> }[] }
  | { id: string; ok: false; code: string; params: Record<string, string | number> };

export type PictureFor = "photo" | "signature";
