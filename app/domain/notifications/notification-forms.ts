import * as z from "zod";
import { NOTICE_KINDS } from "#app/domain/tracking/notice.ts";
import { CHANNELS, PEOPLE_CHANNELS } from "./channels.ts";
import { isMessageKind, TEMPLATE_KINDS } from "./message-kind.ts";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "wrong_format");
const checked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");
const version = z.coerce.number().int();

/** Ticked boxes of the matrix come as `channel:kind`. */
const tick = z.templateLiteral([z.enum(CHANNELS), ":", z.enum(NOTICE_KINDS as [string, ...string[]])]);

/** What a customer is told, how, and when. */
export const notificationSettingsSchema = z.object({
  customerId: z.string().min(1),
  version,
  locale: z.enum(["zh-CN", "en"]),
  quietFrom: clock,
  quietTo: clock,
  consent: checked,
  resubscribe: checked,
  ticks: z.array(tick).default([]),
});
export type NotificationSettings = z.output<typeof notificationSettingsSchema>;

export const addEndpointSchema = z.object({ customerId: z.string().min(1), url: z.string().trim().min(1).max(500) });
export const editEndpointSchema = z.object({
  endpointId: z.string().min(1),
  version,
  url: z.string().trim().min(1).max(500),
});
export const endpointSchema = z.object({ endpointId: z.string().min(1), version });

const slot = z.object({
  notice: z.enum(TEMPLATE_KINDS as [string, ...string[]]),
  channel: z.enum(PEOPLE_CHANNELS),
  locale: z.enum(["zh-CN", "en"]),
});
/** An e-mail that comes ready-written has no template. */
const hasTemplate = {
  check: (value: z.output<typeof slot>) => value.channel !== "email" || !isMessageKind(value.notice),
  problem: { path: ["channel"], message: "not_a_choice" },
};
export const templateSlotSchema = slot.refine(hasTemplate.check, hasTemplate.problem);
export const resetTemplateSchema = slot
  .extend({ seen: z.coerce.number().int() })
  .refine(hasTemplate.check, hasTemplate.problem);
export const saveTemplateSchema = slot
  .extend({
    /** the version the writer saw in force; 0 for the built-in one */
    seen: z.coerce.number().int().min(0),
    subject: z.string().trim().max(200).default(""),
    body: z
      .string()
      .max(4_000)
      .transform((text) => text.replace(/\r\n/g, "\n").trim()),
  })
  .refine(hasTemplate.check, hasTemplate.problem);
export type SaveTemplate = z.output<typeof saveTemplateSchema>;
export type TemplateSlot = z.output<typeof templateSlotSchema>;
