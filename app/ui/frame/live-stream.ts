import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { LiveEvent } from "#app/ui/kit/live.ts";

const COUNTS_MS = 2_000;

/**
 * The browser's one stream of live events, handed to the page as `yidao:live` window events. Also refreshes the counts of
 * the bar, at most every two seconds. Returns whether the stream stands.
 */
export function useLiveStream(): boolean {
  const [connected, setConnected] = useState(true);
  const { revalidate } = useRevalidator();
  const refresh = useRef(revalidate);
  refresh.current = revalidate;
  useEffect(() => {
    const source = new EventSource("/live");
    let counts: ReturnType<typeof setTimeout> | undefined;
    let patience: ReturnType<typeof setTimeout> | undefined;
    source.onopen = () => {
      clearTimeout(patience);
      patience = undefined;
      setConnected(true);
    };
    source.onerror = () => {
      patience ??= setTimeout(() => setConnected(false), 5_000);
    };
    source.onmessage = (message) => {
      const detail = JSON.parse(message.data) as LiveEvent;
      window.dispatchEvent(new CustomEvent("yidao:live", { detail }));
      if (detail.event === "vehicle.moved") {
        return;
      }
      counts ??= setTimeout(() => {
        counts = undefined;
        if (document.visibilityState === "visible") {
          refresh.current();
        }
      }, COUNTS_MS);
    };
    source.addEventListener("lost", () => window.dispatchEvent(new Event("yidao:live-lost")));
    return () => {
      source.close();
      clearTimeout(counts);
      clearTimeout(patience);
    };
  }, []);
  return connected;
}
