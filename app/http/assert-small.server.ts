import { DomainError } from "#app/platform/errors.ts";

/** Refuses a body that announces more than `bytes`. *Throws* `too_large` (413). */
export function assertSmall(request: Request, bytes: number): void {
  if (Number(request.headers.get("content-length") ?? 0) > bytes) {
    throw new DomainError("too_large", { status: 413, params: { mb: Math.round((bytes / 1_048_576) * 100) / 100 } });
  }
}
