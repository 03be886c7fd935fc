import { useEffect, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "./icon.tsx";

const TICK_MS = 15_000;

/** The loader's now, which goes on by the browser's clock while nothing is loaded. */
export function useRunningNow(loadedAt: Date): Date {
  const base = loadedAt.getTime();
  const [passed, setPassed] = useState({ base, ms: 0 });
  useEffect(() => {
    const began = performance.now();
    setPassed({ base, ms: 0 });
    const timer = setInterval(() => setPassed({ base, ms: performance.now() - began }), TICK_MS);
    return () => clearInterval(timer);
  }, [base]);
  return new Date(base + (passed.base === base ? passed.ms : 0));
}

/** How long there is left until `dueAt`, or how late it is, in words and colour; it goes on while one looks. */
export function TimeLeft({ dueAt, now: loadedAt }: { dueAt: Date; now: Date }) {
  const { t, f } = useI18n();
  const left = dueAt.getTime() - useRunningNow(loadedAt).getTime();
  const over = left < 0;
  return (
    <time className={`row nowrap ${over ? "text-late" : ""}`} dateTime={dueAt.toISOString()} title={f.full(dueAt)}>
      <Icon name={over ? "warning" : "clock"} />
      {t(over ? "incidents.over" : "incidents.left", { time: f.duration(left) })}
    </time>
  );
}
