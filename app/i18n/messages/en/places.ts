import type { places as source } from "../zh-CN/places.ts";

export const places: typeof source = {};
