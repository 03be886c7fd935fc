import * as z from "zod";
import { customerClasses } from "./customer-line.ts";

/** A form's blank means "none". */
const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => text || null)
    .nullish()
    .transform((text) => text ?? null);

/** The customer's file as edited on `/customers/:id`. A masked or blank phone keeps the stored one. */
export const editCustomerSchema = z.object({
  id: z.string().min(1),
  version: z.coerce.number().int(),
  name: z.string().trim().min(1).max(60),
  class: z.enum(customerClasses),
  phone: z.string().trim().max(40).default(""),
  email: optionalText(120).pipe(z.email("wrong_format").nullable()),
  wechatOpenId: optionalText(80),
  address: optionalText(200),
  locale: z.enum(["zh-CN", "en"]),
});

export type EditCustomer = z.output<typeof editCustomerSchema>;

/** A number of which some digits are hidden, as `maskPhone` writes it. */
export function isMasked(phone: string): boolean {
  return phone.includes("*");
}

export function formatCustomerCode(sequence: number): string {
  return `C${String(sequence).padStart(6, "0")}`;
}
