import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { insertShipments } from "./insert-shipments.server.ts";
import { oncePerKey } from "./internal/once-per-key.server.ts";
import { mayCreateShipment } from "./policy.ts";
import { settleShipment } from "./settle-shipment.server.ts";
import type { NewShipment } from "./shipment.ts";

export interface CreatedShipment {
  id: string;
  waybillNo: string;
}

/**
 * Enters one shipment. Arrivals are inbound or transit by their destination, whichever of the two was asked for. With a
 * `formKey` the same form sent twice makes one shipment and gets the same answer.
 *
 * *Writes* what `insertShipments` writes, IdempotencyKey. *Emits* `shipment.created`, `customer.created`.
 * *Throws* `forbidden`, `invalid` (unknown place, wrong phone …), `already_saved`.
 */
export async function createShipment(ctx: Ctx, input: NewShipment, formKey?: string): Promise<CreatedShipment> {
  assertMay(mayCreateShipment(ctx.actor, input.direction));
  return inTransaction(ctx, async (tx) => {
    const insert = async (): Promise<CreatedShipment> => {
      const draft = await settleShipment(tx, ctx, input);
      assertMay(mayCreateShipment(ctx.actor, draft.direction));
      const [created] = await insertShipments(tx, ctx, [draft]);
      return created as CreatedShipment;
    };
    if (formKey === undefined) {
      return insert();
    }
    return oncePerKey(tx, ctx, { scope: `shipment.create:${ctx.actor.id}`, key: formKey, said: input }, insert);
  });
}
