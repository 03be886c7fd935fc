import { events, scan } from "./shipments-events.ts";
import { list, search } from "./shipments-list.ts";

export const shipments = { list, search, events, scan };
