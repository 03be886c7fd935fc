import { useEffect, useRef, useState } from "react";
import type { QueuePage, QueuePoint } from "./board-data.ts";

/** The points are thousands: they are asked for again at most so often (ms), however often the board changes. */
const REST_MS = 15_000;
const NONE: readonly QueuePoint[] = [];

/**
 * Where all of a long queue is, also what has no row on the page; empty while the rows are complete anyway.
 * @param query the filter
 * @param page the first page, which is another object whenever the board was loaded again
 */
export function useQueuePoints(needed: boolean, query: string, page: QueuePage): readonly QueuePoint[] {
  const [known, setKnown] = useState<{ query: string; points: readonly QueuePoint[] }>({ query, points: [] });
  const last = useRef<{ query: string; page: QueuePage | null; at: number }>({ query: "", page: null, at: 0 });
  useEffect(() => {
    if (!needed || (last.current.page === page && last.current.query === query)) {
      return;
    }
    const gone = new AbortController();
    const waited = last.current.query === query ? performance.now() - last.current.at : REST_MS;
    const timer = setTimeout(
      async () => {
        last.current = { query, page, at: performance.now() };
        try {
          const response = await fetch(`/dispatch/points?${query}`, { signal: gone.signal });
          if (response.ok) {
            setKnown({ query, points: (await response.json()) as QueuePoint[] });
          }
        } catch {
          // the rows that were loaded are on the map all the same
        }
      },
      Math.max(0, REST_MS - waited),
    );
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [needed, query, page]);
  return needed && known.query === query ? known.points : NONE;
}
