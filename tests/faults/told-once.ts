import { expect } from "vitest";
import type { SmtpReceiver } from "#tests/fakes/smtp-receiver.ts";
import type { WebhookReceiver } from "#tests/fakes/webhook-receiver.ts";

/** The customers' side: where webhooks and mails come in. */
export interface Receivers {
  webhook: WebhookReceiver;
  mails: SmtpReceiver;
}

/** One message about a shipment, as the tests name it. */
export const messageName = (waybillNo: string, milestone: string) => `${waybillNo} ${milestone}`;

/** What the receiver took, by `messageName`: the ids under which it came. */
export function idsTold(webhook: WebhookReceiver): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { id, body } of webhook.accepted()) {
    const { waybillNo, milestone } = JSON.parse(body).data;
    const name = messageName(waybillNo, milestone);
    ids.set(name, (ids.get(name) ?? new Set()).add(id));
  }
  return ids;
}

/** What the mail server took, by subject and recipient: the ids under which it came. */
function idsMailed(mails: SmtpReceiver): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { subject, to, messageId } of mails.messages) {
    const key = `${subject} → ${to.join()}`;
    ids.set(key, (ids.get(key) ?? new Set()).add(messageId));
  }
  return ids;
}

const moreThanOne = (ids: Map<string, Set<string>>) => [...ids].filter(([, one]) => one.size !== 1);

/**
 * Every message of `wanted` (`messageName`) has come by webhook and by mail, and no other. A killed worker may have sent one
 * again: the receiver knows it by its id, so what came more than once must have come under the same.
 */
export function expectToldOnce({ webhook, mails }: Receivers, wanted: readonly string[]): void {
  const hooks = idsTold(webhook);
  expect([...hooks.keys()].sort()).toEqual(wanted.toSorted());
  expect(moreThanOne(hooks)).toEqual([]);
  expect(webhook.received.filter(({ verified }) => !verified)).toEqual([]);
  const mailed = idsMailed(mails);
  expect(mailed.size).toBe(wanted.length);
  expect(moreThanOne(mailed)).toEqual([]);
}

/** A receiver's answers that refuse each message three times with 500, and how often each has come. */
export function refuseThrice() {
  const seen = new Map<string, number>();
  const respond = ({ headers }: { headers: Record<string, unknown> }) => {
    const id = String(headers["webhook-id"]);
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return times <= 3 ? { status: 500, body: "not now" } : undefined;
  };
  return { seen, respond };
}
