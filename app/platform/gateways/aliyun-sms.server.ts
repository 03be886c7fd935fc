import { randomUUID } from "node:crypto";
import { z } from "zod";
import { canonicalQuery, signAcs3 } from "./aliyun-signature.server.ts";
import { defaultTimeoutMs, type SendOutcome, type SendReason } from "./gateway.ts";
import { requestProvider } from "./provider-request.server.ts";
import { responseExcerpt } from "./response-excerpt.ts";

export type AliyunSmsConfig = {
  /** Where the interface is, e.g. `https://dysmsapi.aliyuncs.com`. */
  endpoint: string;
  accessKeyId: string;
  accessKeySecret: string;
  /** The approved signature that stands in 【】 before every text. */
  signName: string;
  /** For a whole attempt, in ms; 15 s unless given. */
  timeoutMs?: number;
};

export type SmsMessage = {
  phone: string;
  /** The approved template, e.g. `SMS_123456789`. */
  templateCode: string;
  templateParam: Record<string, string>;
  /** The delivery's id; comes back in delivery reports. */
  outId: string;
};

export type SmsGateway = { send(message: SmsMessage): Promise<SendOutcome> };

const answerSchema = z.object({
  Code: z.string(),
  Message: z.string().optional(),
  BizId: z.string().optional(),
  RequestId: z.string().optional(),
});

/** Sends SMS through Aliyun's Dysmsapi (SendSms, 2017-05-25). */
export function createAliyunSmsGateway(config: AliyunSmsConfig): SmsGateway {
  const endpoint = new URL(config.endpoint);
  const timeoutMs = config.timeoutMs ?? defaultTimeoutMs;

  return {
    async send(message) {
      const query = {
        PhoneNumbers: message.phone,
        SignName: config.signName,
        TemplateCode: message.templateCode,
        TemplateParam: JSON.stringify(message.templateParam),
        OutId: message.outId,
      };
      const headers = signAcs3(
        {
          method: "POST",
          host: endpoint.host,
          path: "/",
          query,
          body: "",
          action: "SendSms",
          version: "2017-05-25",
          date: new Date(),
          nonce: randomUUID(),
        },
        config,
      );
      const url = `${endpoint.origin}/?${canonicalQuery(query)}`;
      const answer = await requestProvider(url, { method: "POST", headers }, { timeoutMs, schema: answerSchema });
      if (!answer.ok) return withoutPhone(answer.outcome, message.phone);
      return withoutPhone(outcomeOf(answer.data, answer.status, answer.text), message.phone);
    },
  };
}

/** Faults that pass by themselves; everything else needs a person. */
const passing = new Map<string, SendReason>([
  ["isv.BUSINESS_LIMIT_CONTROL", "rate_limited"],
  ["isp.SYSTEM_ERROR", "receiver_busy"],
  ["isp.GATEWAY_ERROR", "receiver_busy"],
  ["InternalError", "receiver_busy"],
  ["ServiceUnavailable", "receiver_busy"],
  // A proxy on the way sent our request twice; the next attempt has another nonce.
  ["SignatureNonceUsed", "receiver_busy"],
]);

const lasting = new Map<string, SendReason>([
  ["isv.MOBILE_NUMBER_ILLEGAL", "recipient_refused"],
  ["isv.MOBILE_COUNT_OVER_LIMIT", "recipient_refused"],
  ["isv.BLACK_KEY_CONTROL_LIMIT", "recipient_refused"],
  ["isp.RAM_PERMISSION_DENY", "credentials_refused"],
  ["isv.ACCOUNT_NOT_EXISTS", "credentials_refused"],
  ["isv.ACCOUNT_ABNORMAL", "credentials_refused"],
  ["SignatureDoesNotMatch", "credentials_refused"],
  ["InvalidAccessKeyId.NotFound", "credentials_refused"],
  ["InvalidAccessKeyId.Inactive", "credentials_refused"],
]);

function outcomeOf(answer: z.infer<typeof answerSchema>, status: number, text: string): SendOutcome {
  const response = responseExcerpt(text);
  const code = answer.Code;
  if (code === "OK") return { kind: "sent", providerId: answer.BizId, response };
  const reason = code.startsWith("Throttling") ? "rate_limited" : passing.get(code);
  if (!reason) return { kind: "rejected", reason: lasting.get(code) ?? "message_refused", status, response };
  const retryAfterMs = code === "isv.BUSINESS_LIMIT_CONTROL" ? limitWaitMs(answer.Message ?? "") : undefined;
  return { kind: "retry", reason, status, response, retryAfterMs };
}

/**
 * A number may get so many messages a minute, an hour and a day; the message says which limit was met. By the minute
 * and by the hour it is counted from the full one, by the day from the first message.
 */
function limitWaitMs(message: string): number | undefined {
  if (message.includes("天级")) return 24 * 60 * 60 * 1_000;
  if (message.includes("小时级")) return 60 * 60 * 1_000;
  if (message.includes("分钟级")) return 60 * 1_000;
  return undefined;
}

/** Aliyun repeats the number in some messages; answers are kept and shown, so the middle of it goes. */
function withoutPhone(outcome: SendOutcome, phone: string): SendOutcome {
  const digits = phone.replace(/\D/g, "").slice(-11);
  if (!outcome.response || digits.length < 8) return outcome;
  const masked = `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return { ...outcome, response: outcome.response.replaceAll(digits, masked) };
}
