let nudge: () => void = () => {};

/** Sets how this process wakes the relay; without it the relay finds the rows at its next poll. */
export function onRelayNudge(fn: () => void): void {
  nudge = fn;
}

/** Tells the relay that outbox rows were committed. Never throws, never waits. */
export function nudgeRelay(): void {
  nudge();
}
