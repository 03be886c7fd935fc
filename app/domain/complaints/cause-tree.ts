/**
 * Why complaints come about: ten branches as complaints of a less-than-truckload carrier fall, each with its causes. A
 * cause is stored as "branch.cause". A code is never given another meaning: a cause that is no longer used stays here.
 */
export const CAUSE_TREE = {
  timeliness: ["pickup_late", "departure_late", "linehaul_late", "hub_dwell", "transfer_late", "delivery_late"],
  cargo: ["damaged_handling", "damaged_packing", "wet", "short", "lost", "mixed_up"],
  delivery: ["no_call", "not_to_door", "wrong_place", "wrong_receiver", "appointment_missed", "proof_missing"],
  money: ["wrong_charge", "charge_not_told", "cod_late", "claim_slow"],
  information: ["no_updates", "wrong_information", "unreachable", "promise_broken"],
  attitude: ["rude", "impatient", "ignored"],
  partner: ["partner_late", "partner_damage", "partner_no_update", "partner_service"],
  documents: ["receipt_late", "receipt_lost", "paper_wrong"],
  external: ["weather", "road_closed", "inspection", "holiday_peak"],
  customer: ["wrong_address", "packing_by_shipper", "not_available", "misunderstanding"],
} as const satisfies Record<string, readonly string[]>;

export type CauseBranch = keyof typeof CAUSE_TREE;

export const CAUSE_BRANCHES = Object.keys(CAUSE_TREE) as CauseBranch[];

/** All causes as "branch.cause". */
export const CAUSE_CODES: readonly string[] = CAUSE_BRANCHES.flatMap((branch) =>
  CAUSE_TREE[branch].map((cause) => `${branch}.${cause}`),
);

const known: ReadonlySet<string> = new Set(CAUSE_CODES);

export function isCauseCode(code: string): boolean {
  return known.has(code);
}

/** The branch of a cause; null for what is none. */
export function branchOf(code: string | null): CauseBranch | null {
  return code !== null && known.has(code) ? (code.split(".")[0] as CauseBranch) : null;
}
