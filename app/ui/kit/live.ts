import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** What `GET /live` sends: the name of a committed change and what it is about. */
export interface LiveEvent {
  id: string;
  event: string;
  entity: string;
  entityId: string;
  at: string;
  actor?: string;
}

const CALM_MS = 250;

/**
 * Hears committed changes of other people. `wanted` decides by event and entity; the page's data is loaded again at most
 * four times a second. `onEvent` may mark the row.
 */
export function useLive(wanted: (event: LiveEvent) => boolean, onEvent?: (event: LiveEvent) => void): void {
  const { revalidate, state } = useRevalidator();
  const latest = useRef({ wanted, onEvent, revalidate, state });
  latest.current = { wanted, onEvent, revalidate, state };
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (latest.current.state === "loading") {
          // Begun anew at each event, a load that takes longer than the calm would never end.
          soon();
        } else if (document.visibilityState === "visible") {
          latest.current.revalidate();
        }
      }, CALM_MS);
    };
    const hear = (message: Event) => {
      const event = (message as CustomEvent<LiveEvent>).detail;
      if (latest.current.wanted(event)) {
        latest.current.onEvent?.(event);
        soon();
      }
    };
    window.addEventListener("yidao:live", hear);
    window.addEventListener("yidao:live-lost", soon);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("yidao:live", hear);
      window.removeEventListener("yidao:live-lost", soon);
    };
  }, []);
}
