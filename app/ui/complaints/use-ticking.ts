import { useEffect, useState } from "react";

const SECOND_MS = 1_000;
const CALM_MS = 15_000;
/** Below it (ms) a countdown shows seconds. */
export const SECONDS_BELOW_MS = 3_600_000;

/**
 * The server's now, going on by the browser's clock: each second in the last hour before `dueAt`, else four times a minute.
 * The first render is the loader's instant, so that server and browser agree.
 */
export function useTicking(loadedAt: Date, dueAt: Date | null): Date {
  const [now, setNow] = useState(loadedAt);
  const base = loadedAt.getTime();
  const due = dueAt?.getTime() ?? null;
  useEffect(() => {
    const began = performance.now();
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const at = base + performance.now() - began;
      setNow(new Date(at));
      const left = due === null ? Infinity : due - at;
      timer = setTimeout(tick, left > 0 && left <= SECONDS_BELOW_MS + CALM_MS ? SECOND_MS : CALM_MS);
    };
    tick();
    return () => clearTimeout(timer);
  }, [base, due]);
  return now;
}
