import type { fleet as source } from "../zh-CN/fleet.ts";

export const fleet: typeof source = {};
