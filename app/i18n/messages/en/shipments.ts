import type { shipments as source } from "../zh-CN/shipments.ts";

export const shipments: typeof source = {};
