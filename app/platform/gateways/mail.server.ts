import { createTransport } from "nodemailer";
import { defaultTimeoutMs, type SendOutcome } from "./gateway.ts";
import { responseExcerpt } from "./response-excerpt.ts";
import { transportFault } from "./transport-fault.ts";

export type MailGatewayConfig = {
  /** `smtp://` (STARTTLS when offered) or `smtps://`, with user and password if needed. */
  smtpUrl: string;
  /** The sender, as `address` or `Name <address>`. */
  from: string;
  /** For a whole attempt, in ms; 15 s unless given. */
  timeoutMs?: number;
};

export type MailMessage = {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** The delivery's id; stays the same for every attempt, so that mail systems can drop a repeat. */
  messageId: string;
  /** Further headers, such as `List-Unsubscribe`. */
  headers?: Record<string, string>;
};

export type MailGateway = { send(message: MailMessage): Promise<SendOutcome>; close(): void };

/** Sends e-mail over a small pool of kept SMTP connections. 4xx and network faults may be tried again, 5xx not. */
export function createMailGateway(config: MailGatewayConfig): MailGateway {
  const timeoutMs = config.timeoutMs ?? defaultTimeoutMs;
  const transport = createTransport({
    url: config.smtpUrl,
    pool: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    // Nothing in a message may make this machine read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async send(message) {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const info = await transport.sendMail({
          from: config.from,
          to: message.to,
          subject: message.subject,
          text: message.text,
          html: message.html,
          messageId: mailMessageId(message.messageId, config.from),
          headers: { "Auto-Submitted": "auto-generated", ...message.headers },
          signal,
        });
        return { kind: "sent", providerId: info.messageId, response: responseExcerpt(info.response) };
      } catch (error) {
        if (signal.aborted) return { kind: "retry", reason: "timeout" };
        return outcomeOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/** The Message-ID for a delivery: `<delivery id@sender's domain>`; an id that has a domain already keeps it. */
export function mailMessageId(deliveryId: string, from: string): string {
  const id = deliveryId.replace(/[<>\s]/g, "");
  if (id.includes("@")) return `<${id}>`;
  const domain = /@([^@>\s]+)>?\s*$/.exec(from)?.[1] ?? "localhost";
  return `<${id}@${domain}>`;
}

/** What nodemailer adds to its errors: its own code, and the server's reply with the command it answers. */
type SmtpError = Error & { code?: string; responseCode?: number; response?: string; command?: string };

function outcomeOf(error: unknown): SendOutcome {
  if (!(error instanceof Error)) throw error;
  const { code, responseCode, response, command }: SmtpError = error;
  const answer = { status: responseCode, response: response === undefined ? undefined : responseExcerpt(response) };
  if (responseCode && responseCode < 500) return { kind: "retry", reason: "receiver_busy", ...answer };
  if (code === "EAUTH" || code === "ENOAUTH") return { kind: "rejected", reason: "credentials_refused", ...answer };
  // Without a reply, EENVELOPE means that the address could not even be offered to the server.
  const atRecipient = command === "RCPT TO" || (code === "EENVELOPE" && !responseCode);
  if (atRecipient) return { kind: "rejected", reason: "recipient_refused", ...answer };
  if (responseCode) return { kind: "rejected", reason: "message_refused", ...answer };
  const reason = transportFault(error);
  if (!reason) throw error;
  return { kind: "retry", reason };
}
