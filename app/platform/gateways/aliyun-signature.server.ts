import { createHash, createHmac } from "node:crypto";

const algorithm = "ACS3-HMAC-SHA256";

export type AcsRequest = {
  method: "GET" | "POST";
  /** With the port, where it is not the usual one: exactly what goes into the Host header. */
  host: string;
  path: string;
  query: Record<string, string>;
  body: string;
  /** The interface's name and version, e.g. SendSms and 2017-05-25. */
  action: string;
  version: string;
  date: Date;
  /** Never the same twice. */
  nonce: string;
};

/**
 * Signs a request by Aliyun's "V3" header signature and gives all headers to send with it (Host is set by the HTTP
 * client). Documented at help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature.
 */
export function signAcs3(
  request: AcsRequest,
  key: { accessKeyId: string; accessKeySecret: string },
): Record<string, string> {
  const bodyHash = sha256(request.body);
  const signed: Record<string, string> = {
    host: request.host,
    "x-acs-action": request.action,
    "x-acs-content-sha256": bodyHash,
    // Whole seconds, UTC.
    "x-acs-date": request.date.toISOString().replace(/\.\d{3}Z$/, "Z"),
    "x-acs-signature-nonce": request.nonce,
    "x-acs-version": request.version,
  };
  const names = Object.keys(signed).sort();
  const canonical = [
    request.method,
    request.path,
    canonicalQuery(request.query),
    ...names.map((name) => `${name}:${signed[name]}`),
    "",
    names.join(";"),
    bodyHash,
  ].join("\n");
  const signature = createHmac("sha256", key.accessKeySecret)
    .update(`${algorithm}\n${sha256(canonical)}`)
    .digest("hex");
  const { host: _host, ...headers } = signed;
  return {
    ...headers,
    authorization: `${algorithm} Credential=${key.accessKeyId},SignedHeaders=${names.join(";")},Signature=${signature}`,
  };
}

/** The query as it is signed and as it must be sent: sorted by name, encoded by RFC 3986. */
export function canonicalQuery(query: Record<string, string>): string {
  return Object.entries(query)
    .map(([name, value]) => `${encodeRfc3986(name)}=${encodeRfc3986(value)}`)
    .sort()
    .join("&");
}

/** encodeURIComponent leaves these five alone, which RFC 3986 reserves. */
function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
