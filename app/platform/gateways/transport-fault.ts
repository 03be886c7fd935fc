import type { SendReason } from "./gateway.ts";

const reasonByCode = new Map<string, SendReason>([
  ["ENOTFOUND", "dns_failed"],
  ["EAI_AGAIN", "dns_failed"],
  ["EAI_FAIL", "dns_failed"],
  ["EAI_NODATA", "dns_failed"],
  ["ENODATA", "dns_failed"],
  ["EDNS", "dns_failed"],
  ["ETIMEDOUT", "timeout"],
  ["UND_ERR_CONNECT_TIMEOUT", "timeout"],
  ["UND_ERR_HEADERS_TIMEOUT", "timeout"],
  ["UND_ERR_BODY_TIMEOUT", "timeout"],
  ["ECONNREFUSED", "connection_failed"],
  ["ECONNRESET", "connection_failed"],
  ["ECONNABORTED", "connection_failed"],
  ["ECONNECTION", "connection_failed"],
  ["ESOCKET", "connection_failed"],
  ["EHOSTUNREACH", "connection_failed"],
  ["EHOSTDOWN", "connection_failed"],
  ["ENETUNREACH", "connection_failed"],
  ["ENETDOWN", "connection_failed"],
  ["EADDRNOTAVAIL", "connection_failed"],
  ["EPIPE", "connection_failed"],
  ["EPROTO", "tls_failed"],
  ["EPROTOCOL", "answer_not_understood"],
  ["ETLS", "tls_failed"],
  ["UND_ERR_SOCKET", "connection_failed"],
  ["UND_ERR_INFO", "connection_failed"],
  ["UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "connection_failed"],
  ["UND_ERR_HEADERS_OVERFLOW", "answer_not_understood"],
]);

const tlsCode = /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA)/;

/**
 * Which fault of the network or of the other side an error stands for, looking through wrapped and collected causes;
 * undefined means that it is none of theirs but a mistake in this program, and should be thrown on.
 */
export function transportFault(error: unknown): SendReason | undefined {
  if (!(error instanceof Error)) return undefined;
  // The codes of a more precise cause win over those of its wrapper ("fetch failed", ESOCKET).
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  for (const cause of inner) {
    const reason = transportFault(cause);
    if (reason) return reason;
  }
  if (error.name === "TimeoutError") return "timeout";
  // Not every stumble of the HTTP parser has a code; each means that the other side does not speak HTTP.
  if (error.name === "HTTPParserError") return "answer_not_understood";
  // nodemailer keeps the system's code there when it puts a coarser one of its own in its place.
  return (
    ("originalCode" in error && reasonOf(error.originalCode)) || ("code" in error && reasonOf(error.code)) || undefined
  );
}

function reasonOf(code: unknown): SendReason | undefined {
  if (typeof code !== "string") return undefined;
  if (tlsCode.test(code)) return "tls_failed";
  return reasonByCode.get(code);
}
