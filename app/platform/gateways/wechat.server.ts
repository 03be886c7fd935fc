import { z } from "zod";
import { defaultTimeoutMs, type SendOutcome } from "./gateway.ts";
import { type ProviderAnswer, requestProvider } from "./provider-request.server.ts";
import { responseExcerpt } from "./response-excerpt.ts";
import { isTokenError, lastingError, passingError } from "./wechat-errors.ts";
import { createTokenKeeper, type WechatCredentials } from "./wechat-token.server.ts";

export type WechatGatewayConfig = WechatCredentials & {
  /** For each request, in ms; 15 s unless given. */
  timeoutMs?: number;
  /** Epoch ms; the system's clock unless given. */
  nowMs?: () => number;
};

export type WechatMessage = {
  /** The delivery's id: WeChat sends one message for it even when asked again within ten minutes. */
  id: string;
  /** The customer's openid with this official account. */
  toUser: string;
  templateId: string;
  /** Opened when the customer taps the message. */
  url?: string;
  /** The template's fields. */
  data: Record<string, string>;
};

export type WechatGateway = { send(message: WechatMessage): Promise<SendOutcome> };

const answerSchema = z.object({ errcode: z.number(), errmsg: z.string().optional() });
type Answer = ProviderAnswer<z.infer<typeof answerSchema>>;

/** Sends template messages of a WeChat official account. */
export function createWechatGateway(config: WechatGatewayConfig): WechatGateway {
  const timeoutMs = config.timeoutMs ?? defaultTimeoutMs;
  const baseUrl = config.baseUrl.replace(/\/+$/, "");
  const tokens = createTokenKeeper({ ...config, baseUrl, timeoutMs, nowMs: config.nowMs ?? Date.now });

  async function post(message: WechatMessage, token: string): Promise<Answer> {
    const body = JSON.stringify({
      touser: message.toUser,
      template_id: message.templateId,
      url: message.url,
      client_msg_id: message.id,
      data: Object.fromEntries(Object.entries(message.data).map(([name, value]) => [name, { value }])),
    });
    return requestProvider(
      `${baseUrl}/cgi-bin/message/template/send?access_token=${encodeURIComponent(token)}`,
      { method: "POST", headers: { "content-type": "application/json" }, body },
      { timeoutMs, schema: answerSchema },
    );
  }

  return {
    async send(message) {
      let token = await tokens.current();
      if (!token.ok) return token.outcome;
      let answer = await post(message, token.token);
      if (answer.ok && isTokenError(answer.data.errcode)) {
        token = await tokens.replace(token.token);
        if (!token.ok) return token.outcome;
        answer = await post(message, token.token);
      }
      return answer.ok ? outcomeOf(answer.data.errcode, answer.text) : answer.outcome;
    },
  };
}

function outcomeOf(errcode: number, text: string): SendOutcome {
  const response = responseExcerpt(text);
  if (errcode === 0) return { kind: "sent", providerId: messageIdIn(text), response };
  // A token refused twice is another process's doing and will have settled by the next attempt.
  const reason = isTokenError(errcode) ? "credentials_refused" : passingError(errcode);
  if (reason) return { kind: "retry", reason, response };
  return { kind: "rejected", reason: lastingError(errcode), response };
}

/** Taken from the text, because these ids are longer than a JavaScript number can hold. */
function messageIdIn(text: string): string | undefined {
  return /"msgid"\s*:\s*"?(\d+)/.exec(text)?.[1];
}
