import { useState } from "react";
import { useLive } from "#app/ui/kit/live.ts";

const FLASH_MS = 4_000;

/** Hears changes of complaints and their clocks, loads the page again, and remembers for a moment who changed which row. */
export function useFlashes(): ReadonlyMap<string, string> {
  const [flashes, setFlashes] = useState<ReadonlyMap<string, string>>(new Map());
  useLive(
    (event) =>
      event.entity === "complaint" || event.event === "clock.alert_raised" || event.event === "clock.replanned",
    ({ entity, entityId, actor }) => {
      if (entity !== "complaint" || !actor) {
        return;
      }
      setFlashes((now) => new Map(now).set(entityId, actor));
      setTimeout(() => {
        setFlashes((now) => new Map([...now].filter(([id]) => id !== entityId)));
      }, FLASH_MS);
    },
  );
  return flashes;
}
