import { normalizePhone } from "#app/domain/customers/phone.server.ts";
import type { PeopleChannel } from "#app/domain/notifications/channels.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { invalid } from "#app/platform/errors.ts";
import { SENDING_CHANNELS } from "../complaint.ts";

interface Reachable {
  contactPhone: string;
  contactEmail: string | null;
  customerId: string | null;
}

/** The ways by which the person who complained can be written to, and where. */
export async function addressesOf(tx: Tx, complaint: Reachable): Promise<Partial<Record<PeopleChannel, string>>> {
  const { contactPhone, contactEmail, customerId } = complaint;
  const customer = customerId
    ? await tx.customer.findUnique({ where: { id: customerId }, select: { email: true, wechatOpenId: true } })
    : null;
  const phone = normalizePhone(contactPhone);
  const email = contactEmail ?? customer?.email;
  return {
    ...(phone.ok && phone.kind === "mobile" ? { sms: phone.value } : {}),
    ...(email ? { email } : {}),
    ...(customer?.wechatOpenId ? { wechat: customer.wechatOpenId } : {}),
  };
}

/** *Throws* `invalid` on `channel` when words are to be sent where we have no address. */
export async function assertReachable(
  tx: Tx,
  complaint: Reachable,
  { channel, send }: { channel: string; send: boolean },
): Promise<void> {
  if (!send) {
    return;
  }
  const way = SENDING_CHANNELS.find((name) => name === channel);
  if (!way || !(await addressesOf(tx, complaint))[way]) {
    throw invalid([{ field: "channel", code: "no_address" }]);
  }
}
