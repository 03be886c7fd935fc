/** Longest side of a photo that is sent, pixels: a damage is still seen, and it is a tenth of what the camera makes. */
const LONGEST = 1_600;
const QUALITY = 0.82;

export function fitInto(width: number, height: number, longest = LONGEST): { width: number; height: number } {
  const factor = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

/** A camera's picture as a JPEG of at most 1,600 px, the right way up; the original where it cannot be drawn. */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const size = fitInto(image.width, image.height);
    const canvas = document.createElement("canvas");
    canvas.width = size.width;
    canvas.height = size.height;
    canvas.getContext("2d")?.drawImage(image, 0, 0, size.width, size.height);
    image.close();
    const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    return small ?? file;
  } catch {
    return file;
  }
}
