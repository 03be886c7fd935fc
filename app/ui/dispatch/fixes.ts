import { createContext, useContext, useEffect, useState } from "react";
import type { BoardVehicle } from "./board-data.ts";
import { createStore, type Store } from "./store.ts";

export interface Fix {
  lat: number;
  lng: number;
  at: Date;
}

export type Fixes = ReadonlyMap<string, Fix>;

interface Moved {
  vehicleId: string;
  lat: number;
  lng: number;
  at: string;
}

function movedOf(detail: unknown): Moved | null {
  const { event, data } = (detail ?? {}) as { event?: string; data?: Partial<Moved> };
  const known = event === "vehicle.moved" && data && typeof data.lat === "number" && typeof data.lng === "number";
  return known && data.vehicleId && data.at ? (data as Moved) : null;
}

/** The later of two fixes of a vehicle counts, whichever came first. */
export function withFix(fixes: Fixes, vehicleId: string, fix: Fix): Fixes {
  const old = fixes.get(vehicleId);
  return old && old.at >= fix.at ? fixes : new Map(fixes).set(vehicleId, fix);
}

/** Where the vehicles are: as loaded with the page, and moved on by live events without loading anything. */
export function useFixes(vehicles: readonly BoardVehicle[]): Store<Fixes> {
  const [store] = useState(() => createStore<Fixes>(new Map()));
  useEffect(() => {
    for (const { id, fix } of vehicles) {
      if (fix) {
        store.set(withFix(store.get(), id, fix));
      }
    }
  }, [store, vehicles]);
  useEffect(() => {
    const hear = (message: Event) => {
      const moved = movedOf((message as CustomEvent).detail);
      if (moved) {
        const { vehicleId, lat, lng, at } = moved;
        store.set(withFix(store.get(), vehicleId, { lat, lng, at: new Date(at) }));
      }
    };
    window.addEventListener("yidao:live", hear);
    return () => window.removeEventListener("yidao:live", hear);
  }, [store]);
  return store;
}

export const FixesContext = createContext<Store<Fixes>>(createStore<Fixes>(new Map()));

export function useFixStore(): Store<Fixes> {
  return useContext(FixesContext);
}
