/** What a file that was handed in must not do in our origin: run, frame, load anything. */
const SANDBOX = "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'";

export interface FileToSend {
  name: string;
  contentType: string;
  bytes: Uint8Array;
}

function disposition(kind: "inline" | "attachment", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escape)}`;
}

/** A file for one person: saved under its name, or shown (`inline`), and in no case run or guessed at. */
export function fileResponse(file: FileToSend, kind: "inline" | "attachment" = "attachment"): Response {
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "Content-Type": file.contentType,
      "Content-Length": String(file.bytes.length),
      "Content-Disposition": disposition(kind, file.name),
      "Content-Security-Policy": SANDBOX,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
