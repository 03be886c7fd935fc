import { z } from "zod";
import type { SendOutcome } from "./gateway.ts";
import { requestProvider } from "./provider-request.server.ts";
import { responseExcerpt } from "./response-excerpt.ts";
import { passingError } from "./wechat-errors.ts";

export type WechatCredentials = { baseUrl: string; appId: string; appSecret: string };

export type TokenResult = { ok: true; token: string } | { ok: false; outcome: SendOutcome };

/** Keeps the access token of an official account. */
export type TokenKeeper = {
  /** The token, fetched when there is none or when it is about to expire; callers at the same time share one fetch. */
  current(): Promise<TokenResult>;
  /** A new token in place of one that WeChat has just refused. */
  replace(refused: string): Promise<TokenResult>;
};

const answerSchema = z.object({
  access_token: z.string().optional(),
  expires_in: z.number().optional(),
  errcode: z.number().optional(),
  errmsg: z.string().optional(),
});

/** WeChat hands out the next token this long before the end, in ms, and honours both meanwhile. */
const refreshBeforeMs = 5 * 60 * 1_000;

/**
 * Uses the "stable" token interface: the secret travels in the body, not in a URL that proxies log, and two processes
 * asking at once get the same token in place of taking it from each other.
 */
export function createTokenKeeper(config: WechatCredentials & { timeoutMs: number; nowMs: () => number }): TokenKeeper {
  let kept: { token: string; refreshAtMs: number } | null = null;
  let running: Promise<TokenResult> | null = null;

  async function fetchToken(forceRefresh: boolean): Promise<TokenResult> {
    const body = JSON.stringify({
      grant_type: "client_credential",
      appid: config.appId,
      secret: config.appSecret,
      force_refresh: forceRefresh,
    });
    const answer = await requestProvider(
      `${config.baseUrl}/cgi-bin/stable_token`,
      { method: "POST", headers: { "content-type": "application/json" }, body },
      { timeoutMs: config.timeoutMs, schema: answerSchema },
    );
    if (!answer.ok) return answer;
    const { access_token: token, expires_in: lifeSeconds, errcode = 0 } = answer.data;
    if (token && lifeSeconds) {
      kept = { token, refreshAtMs: config.nowMs() + Math.max(lifeSeconds * 1_000 - refreshBeforeMs, 0) };
      return { ok: true, token };
    }
    const response = responseExcerpt(answer.text);
    const passing = passingError(errcode);
    if (passing) return { ok: false, outcome: { kind: "retry", reason: passing, response } };
    return { ok: false, outcome: { kind: "rejected", reason: "credentials_refused", response } };
  }

  function sharedFetch(forceRefresh: boolean): Promise<TokenResult> {
    running ??= fetchToken(forceRefresh).finally(() => {
      running = null;
    });
    return running;
  }

  return {
    async current() {
      if (kept && config.nowMs() < kept.refreshAtMs) return { ok: true, token: kept.token };
      return sharedFetch(false);
    },
    async replace(refused) {
      if (kept && kept.token !== refused) return { ok: true, token: kept.token };
      const ordinary = await sharedFetch(false);
      // The same one again: WeChat believes in it, the message interface does not. Forcing is limited to 20 a day.
      if (ordinary.ok && ordinary.token === refused) return sharedFetch(true);
      return ordinary;
    },
  };
}
