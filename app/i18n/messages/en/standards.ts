import type { standards as source } from "../zh-CN/standards.ts";

export const standards: typeof source = {};
