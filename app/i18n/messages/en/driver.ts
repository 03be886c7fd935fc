import type { driver as source } from "../zh-CN/driver.ts";

export const driver: typeof source = {};
