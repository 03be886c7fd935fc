import type { Party } from "#app/domain/customers/find-or-create-customers.server.ts";
import type { ShipmentDraft } from "../shipment.ts";

/** Those who send or receive and are not known yet, as far as they can be called: customers are found by their phone. */
export function partiesOf(drafts: readonly ShipmentDraft[]): Party[] {
  return drafts.flatMap((draft) => {
    const parties: Party[] = [];
    if (draft.consigneePhone && !draft.consigneeCustomerId) {
      const { consigneePhone: phone, consigneeName: name, consigneeAddress: address, destCode: placeCode } = draft;
      parties.push({ phone, name, address, placeCode });
    }
    if (draft.shipperPhone && !draft.shipperCustomerId) {
      const { shipperPhone: phone, originCode: placeCode } = draft;
      parties.push({ phone, name: draft.shipperName ?? phone, address: draft.shipperAddress ?? null, placeCode });
    }
    return parties;
  });
}
