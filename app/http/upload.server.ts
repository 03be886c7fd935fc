import { DomainError } from "#app/platform/errors.ts";

const MIB = 1024 * 1024;
/** A photo as the camera makes it, with the words around it. */
const PHOTO_MIB = 10;

/**
 * The form of a request that may carry a file, of `most` MiB in all (a photo's by default). The size is checked before
 * anything is read into memory. *Throws* `too_large` (413), also when the sender does not say how much it is.
 */
export async function readUpload(request: Request, most = PHOTO_MIB): Promise<FormData> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= most * MIB)) {
    throw new DomainError("too_large", { status: 413, params: { mb: most } });
  }
  try {
    return await request.formData();
  } catch {
    throw new DomainError("invalid", { status: 422 });
  }
}
