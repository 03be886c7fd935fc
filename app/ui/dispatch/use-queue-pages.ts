import { useFetcher } from "@remix-run/react";
import { useEffect, useMemo, useState } from "react";
import type { QueuePage, QueueRow } from "./board-data.ts";

const FIRST_MORE = 200;
const MOST_MORE = 2_000;

export interface LoadedQueue {
  rows: QueueRow[];
  /** nothing is left to load */
  complete: boolean;
  loading: boolean;
  more: () => void;
}

/**
 * The first page as the board's loader gives it, and what was asked for beyond it: one request that is repeated whenever the
 * board is loaded again, so that no row is shown as it was.
 * @param query the filter, without which rows of another list would be kept
 */
export function useQueuePages(first: QueuePage, query: string): LoadedQueue {
  const fetcher = useFetcher<QueuePage & { query: string }>({ key: "dispatch-queue" });
  const [asked, setAsked] = useState({ query, take: 0 });
  const take = asked.query === query ? asked.take : 0;
  const { load } = fetcher;
  useEffect(() => {
    if (take > 0 && first.next !== null) {
      load(`/dispatch/queue?${query}&after=${encodeURIComponent(first.next)}&take=${take}`);
    }
  }, [take, first.next, query, load]);
  const beyond = take > 0 && fetcher.data?.query === query ? fetcher.data : null;
  const rows = useMemo(() => {
    const known = new Set(first.rows.map((row) => row.id));
    return [...first.rows, ...(beyond?.rows.filter((row) => !known.has(row.id)) ?? [])];
  }, [first, beyond]);
  return {
    rows,
    complete: beyond ? beyond.next === null || take >= MOST_MORE : first.next === null,
    loading: fetcher.state !== "idle",
    more: () => setAsked({ query, take: Math.min(take + FIRST_MORE, MOST_MORE) }),
  };
}
