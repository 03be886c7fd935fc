import type { publicTracking as source } from "../zh-CN/public-tracking.ts";

export const publicTracking: typeof source = {};
