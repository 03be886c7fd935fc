import type { imports as source } from "../zh-CN/imports.ts";

export const imports: typeof source = {};
