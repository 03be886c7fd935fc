import type { Env } from "../env-schema.ts";
import { createAliyunSmsGateway, type SmsGateway } from "./aliyun-sms.server.ts";
import { createMailGateway, type MailGateway } from "./mail.server.ts";
import { createWebhookGateway, type WebhookGateway } from "./webhook.server.ts";
import { createWechatGateway, type WechatGateway } from "./wechat.server.ts";

/** The ways out of the house; null where the operator has not set one up. */
export interface Gateways {
  webhook: WebhookGateway;
  email: MailGateway | null;
  sms: SmsGateway | null;
  wechat: WechatGateway | null;
  close(): Promise<void>;
}

export type GatewaySettings = Pick<
  Env,
  | "SMTP_URL"
  | "MAIL_FROM"
  | "ALIYUN_SMS_ENDPOINT"
  | "ALIYUN_ACCESS_KEY_ID"
  | "ALIYUN_ACCESS_KEY_SECRET"
  | "ALIYUN_SMS_SIGN_NAME"
  | "WECHAT_BASE_URL"
  | "WECHAT_APP_ID"
  | "WECHAT_APP_SECRET"
  | "WEBHOOK_ALLOW_HOSTS"
>;

function smsOf(env: GatewaySettings): SmsGateway | null {
  const {
    ALIYUN_ACCESS_KEY_ID: accessKeyId,
    ALIYUN_ACCESS_KEY_SECRET: accessKeySecret,
    ALIYUN_SMS_SIGN_NAME: signName,
  } = env;
  if (!accessKeyId || !accessKeySecret || !signName) {
    return null;
  }
  return createAliyunSmsGateway({ endpoint: env.ALIYUN_SMS_ENDPOINT, accessKeyId, accessKeySecret, signName });
}

function wechatOf(env: GatewaySettings): WechatGateway | null {
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret } = env;
  return appId && appSecret ? createWechatGateway({ baseUrl: env.WECHAT_BASE_URL, appId, appSecret }) : null;
}

/** Builds the gateways the settings allow. The caller closes them. */
export function createGateways(env: GatewaySettings): Gateways {
  const webhook = createWebhookGateway({ allowHosts: env.WEBHOOK_ALLOW_HOSTS });
  const email = env.SMTP_URL ? createMailGateway({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM }) : null;
  return {
    webhook,
    email,
    sms: smsOf(env),
    wechat: wechatOf(env),
    close: async () => {
      email?.close();
      await webhook.close();
    },
  };
}
