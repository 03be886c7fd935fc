/** A lock for asynchronous work in one process: whoever asks first gets it first. */
export interface Mutex {
  /** Waits for the lock. The answer gives it back; calling it again does nothing. */
  acquire(): Promise<() => void>;
}

/** Makes a lock that is handed over in the order of asking (FIFO), without polling. */
export function createMutex(): Mutex {
  let last: Promise<void> = Promise.resolve();
  return {
    async acquire() {
      const before = last;
      let release = (): void => undefined;
      last = new Promise<void>((resolve) => {
        release = resolve;
      });
      await before;
      return release;
    },
  };
}
