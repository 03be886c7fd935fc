import { env } from "#app/platform/env.server.ts";
import type { NoticeSettings } from "./notice-texts.ts";

/** What the operator of this process set about messages. */
export function noticeSettings(): NoticeSettings {
  return {
    companyName: env.COMPANY_NAME,
    companyPhone: env.COMPANY_PHONE,
    publicUrl: (env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`).replace(/\/+$/, ""),
    demo: env.DEMO,
    settleMs: env.NOTICE_SETTLE_MS,
    retryScale: env.RETRY_SCALE,
  };
}
