import bwipjs from "bwip-js/node";

/** A Code 128 barcode of a number as a `data:` address for an image: black on white, to be printed and scanned. */
export function barcodeImage(text: string): string {
  const svg = bwipjs.toSVG({ bcid: "code128", text, height: 11, includetext: false, paddingwidth: 0 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
