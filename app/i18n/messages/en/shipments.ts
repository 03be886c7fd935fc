import type { shipments as source } from "../zh-CN/shipments.ts";
import { events, scan } from "./shipments-events.ts";
import { list, search } from "./shipments-list.ts";

export const shipments: typeof source = { list, search, events, scan };
