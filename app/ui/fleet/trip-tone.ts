import type { Tone } from "#app/ui/kit/tag.tsx";

const trip: Record<string, Tone> = {
  planned: "planned",
  released: "waiting",
  departed: "moving",
  closed: "done",
  cancelled: "planned",
};

const stop: Record<string, Tone> = {
  planned: "planned",
  arrived: "moving",
  done: "done",
  failed: "exception",
  skipped: "planned",
};

const load: Record<string, Tone> = { assigned: "planned", done: "done", failed: "exception", removed: "planned" };

/** The tone of a trip's, a stop's or a load's state on the console's fixed scale. */
export const tripTone = (status: string): Tone => trip[status] ?? "planned";
export const stopTone = (status: string): Tone => stop[status] ?? "planned";
export const loadTone = (status: string): Tone => load[status] ?? "planned";
