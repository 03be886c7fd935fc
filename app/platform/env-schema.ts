import * as z from "zod";

const onOff = z.enum(["on", "off"]).transform((value) => value === "on");
const list = z
  .string()
  .default("")
  .transform((value) =>
    value
      .split(",")
      .map((item) => item.trim())
      .filter(Boolean),
  );

/** Every setting of the program. `.env.example` explains them in the same order. */
export const envSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  PROCESS_NAME: z.string().default("web"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().min(1).default("./data"),
  DATABASE_URL: z.string().startsWith("file:").default("file:./data/yidao.db"),
  REDIS_URL: z
    .string()
    .regex(/^(rediss?|unix):\/\//)
    .default("redis://127.0.0.1:6379"),
  QUEUE_PREFIX: z.string().min(1).default("{yidao}"),
  SESSION_SECRET: z.string().min(32),
  DATA_KEY: z.string().min(32),
  DEMO: onOff.default(false),
  TRUST_PROXY: onOff.default(false),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  TIME_ZONE: z.string().default("Asia/Shanghai"),
  COMPANY_NAME: z.string().default("驿道物流"),
  COMPANY_PHONE: z.string().default("0991-0000000"),
  MAP_TILE_URL: z.string().default(""),
  MAP_TILE_ATTRIBUTION: z.string().default(""),
  MAP_TILE_CRS: z.enum(["wgs84", "gcj02"]).default("wgs84"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional(),
  MAIL_FROM: z.string().default("驿道物流 <notice@yidao.example>"),
  ALIYUN_SMS_ENDPOINT: z.url().default("https://dysmsapi.aliyuncs.com"),
  ALIYUN_ACCESS_KEY_ID: z.string().optional(),
  ALIYUN_ACCESS_KEY_SECRET: z.string().optional(),
  ALIYUN_SMS_SIGN_NAME: z.string().optional(),
  WECHAT_BASE_URL: z.url().default("https://api.weixin.qq.com"),
  WECHAT_APP_ID: z.string().optional(),
  WECHAT_APP_SECRET: z.string().optional(),
  WEBHOOK_ALLOW_HOSTS: list,
  NOTICE_SETTLE_MS: z.coerce.number().int().min(0).max(600_000).default(5_000),
  /** multiplies the waits before a message is tried again; other than 1 only for tests and trials */
  RETRY_SCALE: z.coerce.number().min(0).max(10).default(1),
  RELAY_POLL_MS: z.coerce.number().int().min(5).max(60_000).default(500),
  SWEEP_MS: z.coerce.number().int().min(100).max(600_000).default(60_000),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(200).default(16),
});

export type Env = z.infer<typeof envSchema>;

/** Parses settings. Returns the list of what is wrong instead of throwing, so that all of it is said at once. */
export function parseEnv(
  source: Record<string, string | undefined>,
): { ok: true; env: Env } | { ok: false; problems: string[] } {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = envSchema.safeParse(present);
  if (parsed.success) {
    return { ok: true, env: parsed.data };
  }
  return { ok: false, problems: parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) };
}
