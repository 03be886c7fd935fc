import { mayReadComplaints } from "#app/domain/complaints/policy.ts";
import { isDesk, isSystem } from "#app/domain/identity/roles.ts";
import { mayImportLists } from "#app/domain/imports/policy.ts";
import type { Actor } from "#app/platform/ctx.ts";

/** Evidence of a complaint: the whole desk. Lists hold the phones of all consignees: for those who import them. Proofs: the whole desk, and who handed them in. */
export function mayReadFile(actor: Actor, file: { entity: string; createdById: string }): boolean {
  if (isSystem(actor)) {
    return true;
  }
  switch (file.entity) {
    case "arrival_list":
      return mayImportLists(actor);
    case "shipment":
      return isDesk(actor) || (actor.kind === "user" && actor.id === file.createdById);
    case "complaint":
      return mayReadComplaints(actor);
    default:
      return false;
  }
}
