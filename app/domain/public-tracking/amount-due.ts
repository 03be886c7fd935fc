import type { PaymentTerm } from "#app/domain/shipments/shipment.ts";

/** What the consignee has to have ready at the door, fen. */
export interface AmountDue {
  freightFen: number;
  codFen: number;
  /** both, less what was collected before */
  totalFen: number;
}

/**
 * 到付 freight and cash on delivery; null when nothing is due at the door. 回付 is paid later, by the shipper. Pure.
 * @param collectedFen what was taken with earlier deliveries of other pieces
 */
export function amountDue(
  shipment: { paymentTerm: string; freightFen: number; codFen: number },
  collectedFen = 0,
): AmountDue | null {
  const collect: PaymentTerm = "collect";
  const freightFen = shipment.paymentTerm === collect ? shipment.freightFen : 0;
  const totalFen = freightFen + shipment.codFen - collectedFen;
  return totalFen > 0 ? { freightFen, codFen: shipment.codFen, totalFen } : null;
}
