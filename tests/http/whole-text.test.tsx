import { PassThrough } from "node:stream";
import { renderToPipeableStream } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { wholeText } from "#app/http/whole-text.server.ts";

/** Long enough that characters of three bytes fall on the borders of React's buffers. */
const words = Array.from({ length: 400 }, (_, n) => `驿道${"x".repeat(n % 3)}乌鲁木齐`);

async function rendered(through: NodeJS.ReadWriteStream): Promise<Buffer> {
  const { pipe } = renderToPipeableStream(
    <ul>
      {words.map((word) => (
        <li key={word + Math.random()} title={word}>
          {word}
        </li>
      ))}
    </ul>,
  );
  pipe(through);
  const chunks: Buffer[] = [];
  for await (const chunk of through) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

describe("wholeText", () => {
  it("gives the page without the bytes that React leaves unused", async () => {
    expect((await rendered(new PassThrough())).includes(0), "React no longer needs the cure").toBe(true);
    const page = await rendered(wholeText());
    expect(page.includes(0)).toBe(false);
    const html = page.toString("utf8");
    expect(html).not.toContain("�");
    expect(html.match(/title="驿道x{0,2}乌鲁木齐"/g)).toHaveLength(words.length);
  });
});
