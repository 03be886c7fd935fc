import { useEffect, useState } from "react";

const TICK_MS = 30_000;

/** The server's now, which goes on by the browser's clock: ages and clocks stay true while nothing is loaded. */
export function useNow(loadedAt: Date): Date {
  const [now, setNow] = useState(loadedAt);
  const base = loadedAt.getTime();
  useEffect(() => {
    const began = performance.now();
    setNow(new Date(base));
    const timer = setInterval(() => setNow(new Date(base + performance.now() - began)), TICK_MS);
    return () => clearInterval(timer);
  }, [base]);
  return now;
}
