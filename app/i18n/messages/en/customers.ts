import type { customers as source } from "../zh-CN/customers.ts";

export const customers: typeof source = {};
