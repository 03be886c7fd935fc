import { useState } from "react";
import { useLive } from "#app/ui/kit/live.ts";

const FLASH_MS = 4_000;

/** Hears changes of shipments, loads the page again, and remembers for a moment which rows were changed and by whom. */
export function useFlashes(): ReadonlyMap<string, string> {
  const [flashes, setFlashes] = useState<ReadonlyMap<string, string>>(new Map());
  useLive(
    (event) => event.entity === "shipment" || event.entity === "trip",
    (event) => {
      const { entity, entityId, actor } = event;
      if (entity !== "shipment" || !actor) {
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
