import type { SendReason } from "./gateway.ts";

/** WeChat's answers that mean: the access token is not, or no longer, good. */
const tokenErrors = new Set([40001, 40014, 42001]);

const passing = new Map<number, SendReason>([
  [-1, "receiver_busy"],
  [45009, "rate_limited"], // the day's quota of calls
  [45011, "rate_limited"], // too many calls at once
  [50005, "receiver_busy"],
]);

const recipient = new Set([
  40003, // not an openid of this account
  43004, // does not follow the account
  43019, // is on the account's black list
  43101, // refuses messages of this kind
]);

const credentials = new Set([40013, 40125, 40164, 40243, 48001, 50002]);

/** Whether another access token could help. */
export function isTokenError(errcode: number): boolean {
  return tokenErrors.has(errcode);
}

/** Why to try again later, for an errcode that passes by itself. */
export function passingError(errcode: number): SendReason | undefined {
  return passing.get(errcode);
}

/** Why never to try again, for an errcode that does not pass. */
export function lastingError(errcode: number): SendReason {
  if (recipient.has(errcode)) return "recipient_refused";
  return credentials.has(errcode) ? "credentials_refused" : "message_refused";
}
