import { Transform } from "node:stream";

/**
 * A stream for what React renders. React 18 writes into buffers of 2 KB; where a character of several bytes does not fit
 * into the rest of one, it sends the unused bytes along as NUL, and a browser shows "�" where they fall into an attribute.
 * No page of ours contains a NUL, so they are taken out.
 */
export function wholeText(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
}
