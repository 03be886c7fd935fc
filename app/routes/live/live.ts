import type { LoaderFunctionArgs } from "@remix-run/node";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { listenLive, liveSince } from "#app/platform/live-hub.server.ts";

const BEAT_MS = 20_000;

/** `GET /live`: committed changes as server-sent events; `Last-Event-ID` resumes, an event `lost` says to reload. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    await requireDesk(args);
    const lastId = args.request.headers.get("last-event-id");
    return new Response(streamOf(args.request.signal, lastId), {
      headers: {
        "Content-Type": "text/event-stream",
        "Cache-Control": "no-cache, no-transform",
        "X-Accel-Buffering": "no",
      },
    });
  });
}

function streamOf(signal: AbortSignal, lastId: string | null): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const end = () => {
        stop();
        controller.close();
      };
      const unlisten = listenLive((event) => send(`id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`), end);
      const beat = setInterval(() => send(": beat\n\n"), BEAT_MS);
      stop = () => {
        unlisten();
        clearInterval(beat);
        stop = () => {};
      };
      signal.addEventListener("abort", () => stop());
      send("retry: 2000\n\n");
      const missed = lastId === null ? [] : liveSince(lastId);
      if (missed === null) {
        send("event: lost\ndata: 1\n\n");
      }
      for (const event of missed ?? []) {
        send(`id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`);
      }
    },
    cancel: () => stop(),
  });
}
