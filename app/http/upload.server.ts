import { DomainError } from "#app/platform/errors.ts";

const MIB = 1024 * 1024;
/** A photo as the camera makes it, with the words around it. */
const MOST_MIB = 10;

/**
 * The form of a request that may carry a picture. The size is checked before anything is read into memory.
 * *Throws* `too_large` (413), also when the sender does not say how much it is.
 */
export async function readUpload(request: Request): Promise<FormData> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= MOST_MIB * MIB)) {
    throw new DomainError("too_large", { status: 413, params: { mb: MOST_MIB } });
  }
  try {
    return await request.formData();
  } catch {
    throw new DomainError("invalid", { status: 422 });
  }
}
