/**
 * Where goods are, as far as the desk must know it to plan.
 * `station`: arrived in town, still at the carrier's station or airport, to be fetched. `hub_warehouse`: our own shed.
 * `vehicle`: on a vehicle of a trip. `origin`: with the shipper or the inland forwarder. `unknown`: nobody knows (short, lost, misrouted).
 */
export const PLACES = [
  "origin",
  "linehaul",
  "station",
  "hub_warehouse",
  "vehicle",
  "partner",
  "consignee",
  "unknown",
] as const;

export type Place = (typeof PLACES)[number];
