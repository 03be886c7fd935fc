import { type AddressInfo, createServer } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  createMailGateway,
  type MailGateway,
  type MailMessage,
  mailMessageId,
} from "#app/platform/gateways/mail.server.ts";
import { type SmtpReceiver, startSmtpReceiver } from "#tests/fakes/smtp-receiver.ts";

const from = "驿道客服 <notice@yidao.example>";
let receiver: SmtpReceiver;
let gateway: MailGateway;

beforeAll(async () => {
  receiver = await startSmtpReceiver();
  gateway = createMailGateway({ smtpUrl: receiver.url, from, timeoutMs: 3_000 });
});
afterEach(() => {
  receiver.messages.length = 0;
});
afterAll(async () => {
  gateway.close();
  await receiver.stop();
});

function message(over: Partial<MailMessage> = {}): MailMessage {
  return { to: "guli@customer.example", subject: "到货", text: "已到达", messageId: "dlv_1", ...over };
}

describe("a round trip", () => {
  it("brings Chinese subject, text and HTML, headers and a stable Message-ID", async () => {
    const subject = "【驿道】您的货物 XJ260301-0001 已到达乌鲁木齐，等待派送（共 12 件，请保持电话畅通）";
    const text = "古丽您好：\n您的货物已到达乌鲁木齐分拨中心。\n.\n退订请点链接。\n";
    const html = "<p>古丽您好：<b>您的货物已到达乌鲁木齐</b> 🚚</p>";
    const unsubscribe = `<https://yidao.example/unsubscribe/${"x".repeat(120)}>`;
    const headers = { "List-Unsubscribe": unsubscribe, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
    const outcome = await gateway.send(message({ subject, text, html, headers, messageId: "dlv_42" }));
    expect(outcome).toMatchObject({ kind: "sent", providerId: "<dlv_42@yidao.example>" });
    if (outcome.kind === "sent") expect(outcome.response).toMatch(/^250 /);

    const [got] = receiver.messages;
    expect(got).toMatchObject({
      subject,
      html,
      messageId: "<dlv_42@yidao.example>",
      from: "notice@yidao.example",
      to: ["guli@customer.example"],
    });
    expect(got?.text.replaceAll("\r\n", "\n").trimEnd()).toBe(text.trimEnd());
    expect(got?.headers.from).toBe("驿道客服 <notice@yidao.example>");
    expect(got?.headers["list-unsubscribe"]?.replace(/\s/g, "")).toBe(unsubscribe);
    expect(got?.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
    expect(got?.headers["auto-submitted"]).toBe("auto-generated");
  });

  it("cannot be made to carry further headers or to read files", async () => {
    await gateway.send(message({ subject: "a\r\nBcc: thief@evil.example", text: "file:///etc/passwd" }));
    const [got] = receiver.messages;
    expect(got?.headers.bcc).toBeUndefined();
    expect(got?.to).toEqual(["guli@customer.example"]);
    expect(got?.text.trim()).toBe("file:///etc/passwd");
  });

  it("uses its connections again", async () => {
    const before = receiver.connections();
    for (let i = 0; i < 20; i++) await gateway.send(message({ messageId: `dlv_${i}` }));
    expect(receiver.messages).toHaveLength(20);
    expect(receiver.connections() - before).toBeLessThanOrEqual(5);
  });
});

describe("the server's answers", () => {
  // A connection of its own for each: on a used one, 421 only means that the server has grown tired of waiting.
  it.each([421, 450, 451, 452])("%i at the recipient is tried again", async (code) => {
    const fresh = createMailGateway({ smtpUrl: receiver.url, from, timeoutMs: 3_000 });
    receiver.failNext(1, code, "RCPT TO");
    const outcome = await fresh.send(message());
    fresh.close();
    expect(outcome).toMatchObject({ kind: "retry", reason: "receiver_busy", status: code });
    if (outcome.kind === "retry") expect(outcome.response).toContain(`failure ${code}`);
  });

  it.each([550, 551, 553])("%i at the recipient is final", async (code) => {
    receiver.failNext(1, code, "RCPT TO");
    expect(await gateway.send(message())).toMatchObject({
      kind: "rejected",
      reason: "recipient_refused",
      status: code,
    });
  });

  it("tells 4xx and 5xx apart at the content, too", async () => {
    receiver.failNext(1, 452);
    expect(await gateway.send(message())).toMatchObject({ kind: "retry", reason: "receiver_busy", status: 452 });
    receiver.failNext(1, 554);
    expect(await gateway.send(message())).toMatchObject({ kind: "rejected", reason: "message_refused", status: 554 });
    expect((await gateway.send(message())).kind).toBe("sent");
    expect(receiver.messages).toHaveLength(1);
  });

  it.each(["", "no address", "two@@customer.example"])("%j is no recipient", async (to) => {
    expect(await gateway.send(message({ to }))).toMatchObject({ kind: "rejected", reason: "recipient_refused" });
    expect(receiver.messages).toEqual([]);
  });

  it("logs in, and says when user or password is wrong", async () => {
    const guarded = await startSmtpReceiver({ login: { user: "yidao", password: "p@ss:word" } });
    const host = `127.0.0.1:${guarded.port}`;
    const right = createMailGateway({ smtpUrl: `smtp://yidao:p%40ss%3Aword@${host}`, from });
    const wrong = createMailGateway({ smtpUrl: `smtp://yidao:wrong@${host}`, from });
    expect((await right.send(message())).kind).toBe("sent");
    expect(await wrong.send(message())).toMatchObject({ kind: "rejected", reason: "credentials_refused", status: 535 });
    right.close();
    wrong.close();
    await guarded.stop();
  });
});

describe("faults on the way", () => {
  it("gives up at the deadline when the server never answers", async () => {
    const silent = await startSmtpReceiver({ silent: true });
    const hasty = createMailGateway({ smtpUrl: silent.url, from, timeoutMs: 300 });
    expect(await hasty.send(message())).toEqual({ kind: "retry", reason: "timeout" });
    hasty.close();
    await silent.stop();
  });

  it("gives up at the deadline when there is no greeting", async () => {
    const mute = createServer();
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
    const smtpUrl = `smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`;
    const hasty = createMailGateway({ smtpUrl, from, timeoutMs: 300 });
    expect(await hasty.send(message())).toEqual({ kind: "retry", reason: "timeout" });
    hasty.close();
    mute.close();
  });

  it("tries again when nobody listens, and finds the server when it is back", async () => {
    const first = await startSmtpReceiver();
    const patient = createMailGateway({ smtpUrl: first.url, from, timeoutMs: 3_000 });
    expect((await patient.send(message())).kind).toBe("sent");
    await first.stop();
    expect(await patient.send(message())).toEqual({ kind: "retry", reason: "connection_failed" });
    const second = await startSmtpReceiver({ port: first.port });
    expect((await patient.send(message())).kind).toBe("sent");
    expect(second.messages).toHaveLength(1);
    patient.close();
    await second.stop();
  });

  it("tries again when the server's name is unknown", async () => {
    const lost = createMailGateway({ smtpUrl: "smtp://mail.invalid:25", from, timeoutMs: 5_000 });
    const outcome = await lost.send(message());
    expect(outcome).toMatchObject({ kind: "retry" });
    lost.close();
  });
});

describe("mailMessageId", () => {
  it("derives from the delivery and the sender's domain", () => {
    expect(mailMessageId("dlv_7", "Yidao <a@mail.example>")).toBe("<dlv_7@mail.example>");
    expect(mailMessageId("dlv_7", "a@mail.example")).toBe("<dlv_7@mail.example>");
    expect(mailMessageId("<dlv_7@other.example>", "a@mail.example")).toBe("<dlv_7@other.example>");
  });
});
