/** A message taken apart just far enough to see in a test what the reader would see. */
export type ParsedMail = {
  /** Names in lower case; encoded words decoded. */
  headers: Record<string, string>;
  subject: string;
  messageId: string;
  text: string;
  html: string | null;
};

/** Reads the MIME of a mail: folded headers, encoded words, multipart, base64 and quoted-printable in UTF-8. */
export function parseMail(raw: string): ParsedMail {
  const headers = headersOf(raw);
  const leaves = leavesOf(raw);
  const leaf = (type: string) => leaves.find((part) => part.type === type)?.content;
  return {
    headers,
    subject: headers.subject ?? "",
    messageId: headers["message-id"] ?? "",
    text: leaf("text/plain") ?? "",
    html: leaf("text/html") ?? null,
  };
}

type Leaf = { type: string; content: string };

function leavesOf(entity: string): Leaf[] {
  const headers = headersOf(entity);
  const body = entity.slice(entity.indexOf("\r\n\r\n") + 4);
  const contentType = headers["content-type"] ?? "text/plain";
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary) {
    return `\r\n${body}`
      .split(`\r\n--${boundary}`)
      .slice(1)
      .filter((part) => !part.startsWith("--"))
      .flatMap((part) => leavesOf(part.replace(/^\r\n/, "")));
  }
  const type = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  return [{ type, content: decodeBody(body, headers["content-transfer-encoding"] ?? "7bit") }];
}

function headersOf(entity: string): Record<string, string> {
  const head = entity.slice(0, entity.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  const headers: Record<string, string> = {};
  for (const line of head.split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = decodeWords(line.slice(colon + 1).trim());
  }
  return headers;
}

function decodeBody(body: string, encoding: string): string {
  if (encoding.toLowerCase() === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding.toLowerCase() !== "quoted-printable") return body;
  return decodeQuoted(body.replace(/=\r\n/g, ""));
}

function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_match, encoding: string, text: string) =>
      encoding.toLowerCase() === "b"
        ? Buffer.from(text, "base64").toString("utf8")
        : decodeQuoted(text.replace(/_/g, " ")),
    );
}

function decodeQuoted(text: string): string {
  const bytes = text.replace(/=([0-9a-f]{2})/gi, (_match, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}
