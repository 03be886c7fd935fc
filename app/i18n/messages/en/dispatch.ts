import type { dispatch as source } from "../zh-CN/dispatch.ts";

export const dispatch: typeof source = {};
