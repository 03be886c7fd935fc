import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { PlaceLookup } from "#app/domain/shipments/place-lookup.ts";

const WAIT_MS = 250;

/** What the server reads a place and an address as, asked again when either rests for a moment. */
export function useEnd(name: string, address: string): PlaceLookup | null {
  const fetcher = useFetcher<PlaceLookup>();
  const { load } = fetcher;
  const blank = name.trim() === "" && address.trim() === "";
  useEffect(() => {
    if (blank) {
      return;
    }
    const query = new URLSearchParams({ q: name, address });
    const timer = setTimeout(() => load(`/places/lookup?${query}`), WAIT_MS);
    return () => clearTimeout(timer);
  }, [name, address, blank, load]);
  return blank ? null : (fetcher.data ?? null);
}
