import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import { type ParsedMail, parseMail } from "./mime.ts";

export type ReceivedMail = ParsedMail & { from: string; to: string[]; raw: string };

/** The SMTP command at which a failure is to happen. */
export type SmtpStage = "RCPT TO" | "DATA";

export type SmtpReceiver = {
  /** For the mail gateway: `smtp://127.0.0.1:port`. */
  url: string;
  port: number;
  /** Accepted mails in order of arrival. */
  messages: ReceivedMail[];
  /** How many connections have been made so far. */
  connections(): number;
  /** Answers the next `count` mails with the reply `code` at the given command. */
  failNext(count: number, code: number, stage?: SmtpStage): void;
  stop(): Promise<void>;
};

/**
 * A real SMTP server on 127.0.0.1, on a free port unless one is given. With `login`, it asks for this user and
 * password; `silent` makes it accept connections and mails and never answer the mail's end.
 */
export async function startSmtpReceiver(
  options: { port?: number; login?: { user: string; password: string }; silent?: boolean } = {},
): Promise<SmtpReceiver> {
  const messages: ReceivedMail[] = [];
  const failures: { code: number; stage: SmtpStage }[] = [];
  let connections = 0;

  function failureAt(stage: SmtpStage): Error | null {
    if (failures[0]?.stage !== stage) return null;
    const code = failures.shift()?.code ?? 451;
    return Object.assign(new Error(`failure ${code} on request`), { responseCode: code });
  }

  const server = new SMTPServer({
    disabledCommands: options.login ? ["STARTTLS"] : ["STARTTLS", "AUTH"],
    authOptional: !options.login,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onConnect(_session, callback) {
      connections++;
      callback();
    },
    onAuth(auth, _session, callback) {
      const right = auth.username === options.login?.user && auth.password === options.login?.password;
      if (right) callback(null, { user: auth.username });
      else callback(Object.assign(new Error("wrong user or password"), { responseCode: 535 }));
    },
    onRcptTo(_address, _session, callback) {
      callback(failureAt("RCPT TO"));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (options.silent) return;
        const failure = failureAt("DATA");
        if (!failure) messages.push(mailOf(Buffer.concat(chunks).toString("utf8"), session.envelope));
        callback(failure);
      });
    },
  });
  // A client that goes away in the middle is part of the tests, not a fault of the server.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    messages,
    connections: () => connections,
    failNext(count, code, stage = "DATA") {
      for (let i = 0; i < count; i++) failures.push({ code, stage });
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function mailOf(raw: string, envelope: SMTPServerSession["envelope"]): ReceivedMail {
  const from = envelope.mailFrom ? envelope.mailFrom.address : "";
  return { ...parseMail(raw), from, to: envelope.rcptTo.map(({ address }) => address), raw };
}
