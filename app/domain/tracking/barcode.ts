/** What a barcode on a piece of goods says: the shipment's number and, on a piece label, which piece. */
export interface Barcode {
  number: string;
  piece: number | null;
}

const PIECE_LABEL = /^(XJ[JCZ]\d{11,})-(\d{1,5})$/i;

/** Reads "XJJ26111800019-007" (a piece) or any other number (the whole shipment). Pure. */
export function readBarcode(text: string): Barcode {
  const compact = text.normalize("NFKC").trim();
  const match = PIECE_LABEL.exec(compact.replace(/\s+/g, ""));
  if (!match) {
    return { number: compact, piece: null };
  }
  const piece = Number(match[2]);
  return { number: (match[1] as string).toUpperCase(), piece: piece > 0 ? piece : null };
}

/** The text of a piece's barcode. */
export function pieceBarcode(waybillNo: string, piece: number): string {
  return `${waybillNo}-${String(piece).padStart(3, "0")}`;
}
