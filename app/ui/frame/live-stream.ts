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
  const { revalidate, state } = useRevalidator();
  const refresh = useRef({ revalidate, state });
  refresh.current = { revalidate, state };
  useEffect(() => {
    const source = new EventSource("/live");
    let counts: ReturnType<typeof setTimeout> | undefined;
    let patience: ReturnType<typeof setTimeout> | undefined;
    const countSoon = () => {
      counts ??= setTimeout(() => {
        counts = undefined;
        if (refresh.current.state === "loading") {
          // A load that is under way is let finish; what happened meanwhile is counted after it.
          countSoon();
        } else if (document.visibilityState === "visible") {
          refresh.current.revalidate();
        }
      }, COUNTS_MS);
    };
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
      if (detail.event !== "vehicle.moved") {
        countSoon();
      }
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
