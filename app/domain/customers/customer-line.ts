export const customerClasses = ["normal", "key", "vip"] as const;
export type CustomerClass = (typeof customerClasses)[number];

/** A customer as lists show him: the number masked for everybody. */
export interface CustomerLine {
  id: string;
  code: string;
  name: string;
  class: CustomerClass;
  phone: string | null;
  address: string | null;
  placeCode: string | null;
  placeName: string | null;
}
