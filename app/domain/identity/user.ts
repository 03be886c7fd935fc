import * as z from "zod";
import { roles } from "./roles.ts";

/** Passwords: length is what counts (NIST SP 800-63B); the commonest are refused. */
const common = ["password", "12345678", "qwerty", "11111111", "88888888", "66666666", "yidao"];

export const passwordSchema = z
  .string()
  .min(10)
  .max(200)
  .refine(
    (text) => !common.some((word) => text.toLowerCase().includes(word) && text.length < word.length + 4),
    "password_common",
  );

export const usernameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{1,31}$/, "username");

export const signInSchema = z.object({
  username: z.string().trim().toLowerCase().min(1).max(64),
  password: z.string().min(1).max(200),
});

const none = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : (value ?? null));

/** The ways a member of staff is told of alerts; blank is none. */
export const contactSchema = z.object({
  phone: z.preprocess(none, z.string().trim().max(20).nullable()),
  email: z.preprocess(none, z.email("wrong_format").max(120).nullable()),
  /** OpenID within the company's official account */
  wechatOpenId: z.preprocess(none, z.string().trim().max(64).nullable()),
});

export const userSchema = z.object({
  username: usernameSchema,
  displayName: z.string().trim().min(1).max(40),
  role: z.enum(roles),
  ...contactSchema.shape,
});

export const newUserSchema = userSchema.extend({ password: passwordSchema });

export const editUserSchema = userSchema.omit({ username: true }).extend({
  id: z.string().min(1),
  version: z.coerce.number().int(),
  active: z.stringbool({ truthy: ["on", "true"], falsy: ["off", "false"] }).default(false),
});

export const preferencesSchema = z.object({
  locale: z.enum(["zh-CN", "en"]).optional(),
  theme: z.enum(["system", "light", "dark"]).optional(),
  timeZone: z.enum(["Asia/Shanghai", "Asia/Urumqi"]).optional(),
});

export const changePasswordSchema = z.object({ current: z.string().min(1).max(200), password: passwordSchema });

/** Failed attempts in a row after which an account rests, and for how long. */
export const LOCK_AFTER = 8;
export const LOCK_MS = 15 * 60_000;
