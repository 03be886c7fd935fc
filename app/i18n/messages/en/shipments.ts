import type { shipments as source } from "../zh-CN/shipments.ts";
import { detail, labels } from "./shipments-detail.ts";
import { entry } from "./shipments-entry.ts";
import { events, scan } from "./shipments-events.ts";
import { list, search } from "./shipments-list.ts";

export const shipments: typeof source = { entry, list, search, detail, labels, events, scan };
