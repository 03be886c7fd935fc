import { type LoopbackAnswer, type LoopbackRequest, startLoopbackHttp } from "./loopback-http.ts";

export type ReceivedWechat = {
  id: string;
  toUser: string;
  templateId: string;
  url: string | null;
  data: Record<string, string>;
  msgId: string;
};

export type FakeWechat = {
  /** For the gateway's configuration. */
  baseUrl: string;
  port: number;
  appId: string;
  appSecret: string;
  /** Delivered messages in order of arrival; a repeat of the same id to the same user is answered but not delivered. */
  received: ReceivedWechat[];
  /** How many new tokens have been made, and how many of them were forced. */
  tokens(): { issued: number; forced: number; asked: number };
  /** Takes the present token out of use: the next message with it is answered `errcode`. */
  revokeToken(options: { errcode?: 40001 | 40014 | 42001; stillHandedOut?: boolean }): void;
  /** Answers the next `count` messages with this errcode. */
  failNext(count: number, errcode: number): void;
  /** Answers the next request for a token (`token`) or message (`message`) with exactly this. */
  answerNext(at: "token" | "message", answer: LoopbackAnswer): void;
  stop(): Promise<void>;
};

type State = {
  token: string | null;
  expiresInSeconds: number;
  counts: { issued: number; forced: number; asked: number };
  refused: Map<string, number>;
  failures: number[];
  received: ReceivedWechat[];
};

const account = { appId: "wx-test-app", appSecret: "wx-test-secret" };

/** The part of WeChat's official-account interface that sends template messages, on 127.0.0.1. */
export async function startFakeWechat(options: { port?: number; expiresInSeconds?: number } = {}): Promise<FakeWechat> {
  const scripted = { token: [] as LoopbackAnswer[], message: [] as LoopbackAnswer[] };
  const state: State = {
    token: null,
    expiresInSeconds: options.expiresInSeconds ?? 7_200,
    counts: { issued: 0, forced: 0, asked: 0 },
    refused: new Map(),
    failures: [],
    received: [],
  };
  const server = await startLoopbackHttp((request) => {
    if (request.url.pathname === "/cgi-bin/stable_token") return scripted.token.shift() ?? giveToken(state, request);
    if (request.url.pathname === "/cgi-bin/message/template/send") {
      return scripted.message.shift() ?? takeMessage(state, request);
    }
    return { status: 404 };
  }, options);

  return {
    baseUrl: server.url,
    port: server.port,
    ...account,
    received: state.received,
    tokens: () => ({ ...state.counts }),
    revokeToken({ errcode = 40001, stillHandedOut = false }) {
      if (state.token) state.refused.set(state.token, errcode);
      if (!stillHandedOut) state.token = null;
    },
    failNext(count, errcode) {
      for (let i = 0; i < count; i++) state.failures.push(errcode);
    },
    answerNext: (at, answer) => scripted[at].push(answer),
    stop: server.stop,
  };
}

function giveToken(state: State, request: LoopbackRequest): LoopbackAnswer {
  state.counts.asked++;
  const asked = JSON.parse(request.body);
  if (request.method !== "POST" || asked.grant_type !== "client_credential") return error(40002);
  if (asked.appid !== account.appId) return error(40013);
  if (asked.secret !== account.appSecret) return error(40125);
  if (asked.force_refresh) state.counts.forced++;
  if (!state.token || asked.force_refresh) state.token = `token/${++state.counts.issued}+=`;
  return json({ access_token: state.token, expires_in: state.expiresInSeconds });
}

function takeMessage(state: State, request: LoopbackRequest): LoopbackAnswer {
  const used = request.url.searchParams.get("access_token") ?? "";
  const refusal = state.refused.get(used);
  if (refusal) return error(refusal);
  if (used !== state.token) return error(40001);
  const failure = state.failures.shift();
  if (failure) return error(failure);
  const message = JSON.parse(request.body);
  if (!message.touser) return error(40003);
  if (!message.template_id) return error(40037);
  const known = state.received.find(({ id, toUser }) => id === message.client_msg_id && toUser === message.touser);
  const msgId = known?.msgId ?? String(2_817_373_633_226_080_257n + BigInt(state.received.length));
  if (!known) {
    const fields = Object.entries(message.data as Record<string, { value: string }>);
    state.received.push({
      id: message.client_msg_id,
      toUser: message.touser,
      templateId: message.template_id,
      url: message.url ?? null,
      data: Object.fromEntries(fields.map(([name, { value }]) => [name, value])),
      msgId,
    });
  }
  // By hand, because the id is longer than a JavaScript number can hold.
  return { headers: { "content-type": "application/json" }, body: `{"errcode":0,"errmsg":"ok","msgid":${msgId}}` };
}

function error(errcode: number): LoopbackAnswer {
  return json({ errcode, errmsg: "failure on request" });
}

function json(body: object): LoopbackAnswer {
  return { headers: { "content-type": "application/json; encoding=utf-8" }, body: JSON.stringify(body) };
}
