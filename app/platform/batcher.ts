import { setTimeout as sleep } from "node:timers/promises";

/** Merges calls that come close together into one. */
export interface Batcher<I, O> {
  add(item: I): Promise<O>;
  /** resolves when nothing waits or runs */
  idle(): Promise<void>;
}

interface Waiting<I, O> {
  item: I;
  resolve: (result: O) => void;
  reject: (error: unknown) => void;
}

/** A batch is waited for as long as the last one took, but for no longer than this, in ms. */
const LONGEST_LINGER_MS = 15;

/**
 * Group commit: collects items for a moment and gives them to `flush` together, one batch at a time, in the order of
 * asking. The moment is at least `lingerMs` ms and grows with the time a batch takes, so that a busy machine works in
 * larger batches instead of more of them. `flush` answers with one result per item, in order. When a batch of several fails, each of its items is tried
 * alone, so that a bad one spoils only itself.
 */
export function createBatcher<I, O>(options: {
  flush: (items: I[]) => Promise<O[]>;
  lingerMs: number;
  maxBatch: number;
}): Batcher<I, O> {
  const { flush, lingerMs, maxBatch } = options;
  const waiting: Waiting<I, O>[] = [];
  let draining: Promise<void> | null = null;
  let tookMs = 0;

  async function run(batch: Waiting<I, O>[]): Promise<void> {
    try {
      const results = await flush(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => {
        resolve(results[index] as O);
      });
    } catch (error) {
      if (batch.length === 1) {
        batch[0]?.reject(error);
        return;
      }
      for (const one of batch) {
        await run([one]);
      }
    }
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      if (waiting.length < maxBatch) {
        await sleep(Math.max(lingerMs, Math.min(tookMs, LONGEST_LINGER_MS)));
      }
      const started = performance.now();
      await run(waiting.splice(0, maxBatch));
      tookMs = performance.now() - started;
    }
    draining = null;
  }

  return {
    add(item) {
      return new Promise<O>((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        draining ??= drain();
      });
    },
    async idle() {
      await draining;
    },
  };
}
