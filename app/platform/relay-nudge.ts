import { remember } from "./remember.ts";

// The web process holds two copies of this module (the server's bundle and Remix's): what one sets the other must find.
const way = () => remember<{ nudge: () => void }>("relay-nudge", () => ({ nudge: () => {} }));

/** Sets how this process wakes the relay; without it the relay finds the rows at its next poll. */
export function onRelayNudge(fn: () => void): void {
  way().nudge = fn;
}

/** Tells the relay that outbox rows were committed. Never throws, never waits. */
export function nudgeRelay(): void {
  way().nudge();
}
