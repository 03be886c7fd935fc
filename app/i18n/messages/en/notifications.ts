import type { notifications as source } from "../zh-CN/notifications.ts";

export const notifications: typeof source = {};
