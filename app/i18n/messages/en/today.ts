import type { today as source } from "../zh-CN/today.ts";

export const today: typeof source = {};
