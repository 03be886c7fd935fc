import { useEffect, useState } from "react";
import type { MapPlace } from "./map-data.ts";

let known: readonly MapPlace[] | null = null;

/** The names and centres of Xinjiang's places, fetched once a page when they are needed. */
export function useMapPlaces(needed: boolean): readonly MapPlace[] {
  const [places, setPlaces] = useState<readonly MapPlace[]>(known ?? []);
  useEffect(() => {
    if (!needed || known) {
      return;
    }
    const gone = new AbortController();
    fetch("/map/places", { signal: gone.signal })
      .then(async (response) => {
        if (response.ok) {
          known = (await response.json()) as MapPlace[];
          setPlaces(known);
        }
      })
      // without names the graticule alone must do; the next page tries again
      .catch(() => {});
    return () => gone.abort();
  }, [needed]);
  return places;
}
