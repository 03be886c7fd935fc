import { type ForeignMeaning, means, meansOnly } from "./foreign-code.ts";

/** action_type of WeChat's logistics interface. Source: developers.weixin.qq.com, express-by-provider, updatePath. */
export const WECHAT_ACTIONS: Readonly<Record<number, ForeignMeaning>> = {
  100001: means("PICKED_UP"),
  100002: means("PICKUP_FAILED", "other_unknown"),
  100003: means("PICKUP_ASSIGNED"),
  200001: meansOnly("in_transit"),
  300002: means("OUT_FOR_DELIVERY"),
  300003: means("SIGNED"),
  300004: means("DELIVERY_FAILED", "other_unknown"),
  400001: means("CANCELLED"),
  400002: means("DELAYED", "other_unknown"),
};

/** Reads an action_type, as number or text; null for one that is not on the list. */
export function fromWechat(action: number | string): ForeignMeaning | null {
  const code = Number(action);
  return Object.hasOwn(WECHAT_ACTIONS, code) ? (WECHAT_ACTIONS[code] ?? null) : null;
}
