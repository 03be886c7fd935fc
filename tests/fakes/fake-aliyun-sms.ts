import { createHash, createHmac } from "node:crypto";
import { type LoopbackAnswer, type LoopbackRequest, startLoopbackHttp } from "./loopback-http.ts";

export type ReceivedSms = {
  phone: string;
  signName: string;
  templateCode: string;
  templateParam: Record<string, string>;
  outId: string;
  bizId: string;
};

export type FakeAliyunSms = {
  /** For the gateway's configuration. */
  endpoint: string;
  port: number;
  accessKeyId: string;
  accessKeySecret: string;
  /** Accepted messages in order of arrival. */
  received: ReceivedSms[];
  /** All requests, also the refused ones. */
  requests(): number;
  /** Answers the next `count` well-signed requests with this code (and HTTP status 200 unless given). */
  failNext(count: number, code: string, options?: { status?: number; message?: string }): void;
  /** Answers the next request with exactly this, whatever it asks. */
  answerNext(answer: LoopbackAnswer): void;
  stop(): Promise<void>;
};

/** How far a request's date may be off, in ms. */
const toleranceMs = 15 * 60 * 1_000;

/**
 * Aliyun's SMS interface on 127.0.0.1. It computes the signature from what has really arrived, by its own reading of
 * the documentation, and refuses wrong keys, old dates and nonces used before, as the real one does.
 */
export async function startFakeAliyunSms(options: { port?: number } = {}): Promise<FakeAliyunSms> {
  const key = { accessKeyId: "LTAI-test-key", accessKeySecret: "test-secret-Äß" };
  const received: ReceivedSms[] = [];
  const failures: { code: string; status: number; message: string }[] = [];
  const scripted: LoopbackAnswer[] = [];
  const nonces = new Set<string>();
  let requests = 0;

  function handle(request: LoopbackRequest): LoopbackAnswer {
    requests++;
    const next = scripted.shift();
    if (next) return next;
    const fault = faultOf(request, key, nonces);
    if (fault) return refusal(fault.code, fault.status, "refused");
    const failure = failures.shift();
    if (failure) return refusal(failure.code, failure.status, failure.message);
    const asked = request.url.searchParams;
    const bizId = `${900_000_000_000_000 + received.length}^0`;
    received.push({
      phone: asked.get("PhoneNumbers") ?? "",
      signName: asked.get("SignName") ?? "",
      templateCode: asked.get("TemplateCode") ?? "",
      templateParam: JSON.parse(asked.get("TemplateParam") ?? "{}"),
      outId: asked.get("OutId") ?? "",
      bizId,
    });
    return json(200, { Code: "OK", Message: "OK", BizId: bizId, RequestId: "F655A8D5-B967-440B-8683-DAD6FF8DE990" });
  }

  const server = await startLoopbackHttp(handle, options);
  return {
    endpoint: server.url,
    port: server.port,
    ...key,
    received,
    requests: () => requests,
    failNext(count, code, { status = 200, message = "failure on request" } = {}) {
      for (let i = 0; i < count; i++) failures.push({ code, status, message });
    },
    answerNext: (answer) => scripted.push(answer),
    stop: server.stop,
  };
}

function faultOf(
  request: LoopbackRequest,
  key: { accessKeyId: string; accessKeySecret: string },
  nonces: Set<string>,
): { code: string; status: number } | null {
  const header = (name: string) => String(request.headers[name] ?? "");
  const parts = /^ACS3-HMAC-SHA256 Credential=(.+?),SignedHeaders=(.+?),Signature=([0-9a-f]{64})$/.exec(
    header("authorization"),
  );
  if (!parts) return { code: "MissingAuthorization", status: 400 };
  const [, credential, signedHeaders = "", signature] = parts;
  if (credential !== key.accessKeyId) return { code: "InvalidAccessKeyId.NotFound", status: 404 };
  const date = header("x-acs-date");
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date)) return { code: "InvalidTimeStamp.Format", status: 400 };
  if (Math.abs(Date.now() - Date.parse(date)) > toleranceMs) return { code: "InvalidTimeStamp.Expired", status: 400 };
  if (header("x-acs-content-sha256") !== sha256(request.body)) return { code: "ContentHashDoesNotMatch", status: 400 };
  const mustSign = ["host", ...Object.keys(request.headers).filter((name) => name.startsWith("x-acs-"))].sort();
  if (signedHeaders !== mustSign.join(";")) return { code: "IncompleteSignature", status: 400 };
  if (signatureOf(request, mustSign, key.accessKeySecret) !== signature) {
    return { code: "SignatureDoesNotMatch", status: 400 };
  }
  const nonce = header("x-acs-signature-nonce");
  if (nonces.has(nonce)) return { code: "SignatureNonceUsed", status: 400 };
  nonces.add(nonce);
  const isSend = header("x-acs-action") === "SendSms" && header("x-acs-version") === "2017-05-25";
  return isSend ? null : { code: "InvalidAction.NotFound", status: 404 };
}

function signatureOf(request: LoopbackRequest, names: string[], secret: string): string {
  const query = request.url.search
    .slice(1)
    .split("&")
    .filter((pair) => pair !== "")
    .sort()
    .join("&");
  let canonical = `${request.method}\n${request.url.pathname}\n${query}\n`;
  for (const name of names) canonical += `${name}:${String(request.headers[name]).trim()}\n`;
  canonical += `\n${names.join(";")}\n${sha256(request.body)}`;
  return createHmac("sha256", secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest("hex");
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

function refusal(code: string, status: number, message: string): LoopbackAnswer {
  return json(status, { Code: code, Message: message, RequestId: "8906582E-6722-409A-A6C4-0E7863B733A5" });
}

function json(status: number, body: object): LoopbackAnswer {
  return { status, headers: { "content-type": "application/json;charset=utf-8" }, body: JSON.stringify(body) };
}
