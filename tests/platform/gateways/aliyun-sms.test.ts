import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { canonicalQuery, signAcs3 } from "#app/platform/gateways/aliyun-signature.server.ts";
import {
  type AliyunSmsConfig,
  createAliyunSmsGateway,
  type SmsGateway,
} from "#app/platform/gateways/aliyun-sms.server.ts";
import { type FakeAliyunSms, startFakeAliyunSms } from "#tests/fakes/fake-aliyun-sms.ts";

let aliyun: FakeAliyunSms;
let gateway: SmsGateway;

const message = {
  phone: "13999812345",
  templateCode: "SMS_154950909",
  templateParam: { code: "XJ260301-0001", city: "乌鲁木齐 (达坂城)*'!~" },
  outId: "dlv_1",
};

function gatewayWith(over: Partial<AliyunSmsConfig> = {}): SmsGateway {
  const { endpoint, accessKeyId, accessKeySecret } = aliyun;
  return createAliyunSmsGateway({
    endpoint,
    accessKeyId,
    accessKeySecret,
    signName: "驿道物流",
    ...over,
  });
}

beforeAll(async () => {
  aliyun = await startFakeAliyunSms();
  gateway = gatewayWith();
});
afterEach(() => {
  aliyun.received.length = 0;
});
afterAll(() => aliyun.stop());

describe("signAcs3", () => {
  it("gives the signature of the documented example", () => {
    const headers = signAcs3(
      {
        method: "POST",
        host: "ecs.cn-shanghai.aliyuncs.com",
        path: "/",
        query: { RegionId: "cn-shanghai", ImageId: "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd" },
        body: "",
        action: "RunInstances",
        version: "2014-05-26",
        date: new Date("2023-10-26T10:22:32Z"),
        nonce: "3156853299f313e23d1673dc12e1703d",
      },
      { accessKeyId: "YourAccessKeyId", accessKeySecret: "YourAccessKeySecret" },
    );
    expect(headers.authorization).toBe(
      "ACS3-HMAC-SHA256 Credential=YourAccessKeyId," +
        "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version," +
        "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
    );
    expect(headers["x-acs-content-sha256"]).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(headers["x-acs-date"]).toBe("2023-10-26T10:22:32Z");
  });

  it("encodes the query by RFC 3986, sorted", () => {
    expect(canonicalQuery({ b: "a b+c", a: "*'()!~", ü: "驿" })).toBe(
      "%C3%BC=%E9%A9%BF&a=%2A%27%28%29%21~&b=a%20b%2Bc",
    );
  });
});

describe("sending", () => {
  it("is accepted by a server that checks the signature itself", async () => {
    const outcome = await gateway.send(message);
    expect(aliyun.received).toEqual([{ ...message, signName: "驿道物流", bizId: "900000000000000^0" }]);
    expect(outcome).toMatchObject({ kind: "sent", providerId: "900000000000000^0" });
  });

  it("never uses a nonce twice", async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => gateway.send(message)));
    expect(outcomes.every(({ kind }) => kind === "sent")).toBe(true);
  });

  it("says when the keys are wrong", async () => {
    const wrongSecret = await gatewayWith({ accessKeySecret: "other" }).send(message);
    expect(wrongSecret).toMatchObject({ kind: "rejected", reason: "credentials_refused", status: 400 });
    const wrongId = await gatewayWith({ accessKeyId: "other" }).send(message);
    expect(wrongId).toMatchObject({ kind: "rejected", reason: "credentials_refused", status: 404 });
    expect(aliyun.received).toEqual([]);
  });

  it.each([
    ["isv.BUSINESS_LIMIT_CONTROL", "rate_limited"],
    ["Throttling", "rate_limited"],
    ["Throttling.User", "rate_limited"],
    ["isp.SYSTEM_ERROR", "receiver_busy"],
    ["ServiceUnavailable", "receiver_busy"],
    ["SignatureNonceUsed", "receiver_busy"],
  ])("%s is tried again", async (code, reason) => {
    aliyun.failNext(1, code);
    expect(await gateway.send(message)).toMatchObject({ kind: "retry", reason });
    expect((await gateway.send(message)).kind).toBe("sent");
  });

  it.each([
    ["触发分钟级流控Permits:1", 60_000],
    ["触发小时级流控Permits:5", 3_600_000],
    ["触发天级流控Permits:10", 86_400_000],
    ["too many", undefined],
  ])("waits as long as the limit lasts: %s", async (text, retryAfterMs) => {
    aliyun.failNext(1, "isv.BUSINESS_LIMIT_CONTROL", { message: text });
    const outcome = await gateway.send(message);
    expect(outcome.kind === "retry" && outcome.retryAfterMs).toBe(retryAfterMs);
  });

  it.each([
    ["isv.MOBILE_NUMBER_ILLEGAL", "recipient_refused"],
    ["isv.SMS_TEMPLATE_ILLEGAL", "message_refused"],
    ["isv.SMS_SIGNATURE_ILLEGAL", "message_refused"],
    ["isv.AMOUNT_NOT_ENOUGH", "message_refused"],
    ["isp.RAM_PERMISSION_DENY", "credentials_refused"],
    ["constructor", "message_refused"],
  ])("%s is final", async (code, reason) => {
    aliyun.failNext(1, code);
    const outcome = await gateway.send(message);
    expect(outcome).toMatchObject({ kind: "rejected", reason });
    if (outcome.kind === "rejected") expect(outcome.response).toContain(code);
  });

  it("keeps no phone number in the answer", async () => {
    aliyun.failNext(1, "isv.MOBILE_NUMBER_ILLEGAL", { message: "13999812345非法手机号" });
    const outcome = await gateway.send({ ...message, phone: "+8613999812345" });
    expect(outcome.response).toContain("139****2345非法手机号");
    expect(outcome.response).not.toContain("13999812345");
  });
});

describe("faults on the way", () => {
  it.each([500, 502, 503])("%i is tried again", async (status) => {
    aliyun.answerNext({ status, body: "<html>oops</html>", headers: { "retry-after": "30" } });
    const expected = {
      kind: "retry",
      reason: "http_error",
      status,
      response: "<html>oops</html>",
      retryAfterMs: 30_000,
    };
    expect(await gateway.send(message)).toEqual(expected);
  });

  it("tries again after a 5xx with a readable body, 429, a redirect and an answer that is no JSON", async () => {
    aliyun.failNext(1, "isv.MOBILE_NUMBER_ILLEGAL", { status: 503 });
    expect(await gateway.send(message)).toMatchObject({ kind: "retry", reason: "http_error" });
    aliyun.answerNext({ status: 429 });
    expect(await gateway.send(message)).toMatchObject({ kind: "retry", reason: "rate_limited" });
    aliyun.answerNext({ status: 302, headers: { location: "http://127.0.0.1:1/" } });
    expect(await gateway.send(message)).toMatchObject({ kind: "retry", reason: "answer_not_understood" });
    aliyun.answerNext({ body: "login page of a hotel" });
    expect(await gateway.send(message)).toMatchObject({ kind: "retry", reason: "answer_not_understood" });
  });

  it("tries again after a time-out, a cut connection and a server that is away", async () => {
    aliyun.answerNext({ delayMs: 900 });
    expect(await gatewayWith({ timeoutMs: 200 }).send(message)).toEqual({ kind: "retry", reason: "timeout" });
    aliyun.answerNext({ hangUp: true });
    expect(await gateway.send(message)).toEqual({ kind: "retry", reason: "connection_failed" });
    const gone = await startFakeAliyunSms();
    await gone.stop();
    const away = gatewayWith({ endpoint: gone.endpoint });
    expect(await away.send(message)).toEqual({ kind: "retry", reason: "connection_failed" });
  });
});
