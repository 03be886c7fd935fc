/** One wrong field of a form: `code` is translated as `errors.field.<code>` with `params`. */
export interface FieldProblem {
  field: string;
  code: string;
  params?: Record<string, string | number>;
}

export interface DomainErrorOptions {
  status?: number;
  params?: Record<string, string | number>;
  fields?: FieldProblem[];
  /** data the edge may show, such as the other version of a conflict */
  data?: unknown;
}

/**
 * An expected refusal. It carries a code, never a sentence: the edge translates `errors.<code>`.
 * Anything else that is thrown is a defect and becomes a 500 with a request id.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly status: number;
  readonly params: Record<string, string | number>;
  readonly fields: FieldProblem[];
  readonly data: unknown;

  constructor(code: string, options: DomainErrorOptions = {}) {
    super(code);
    this.name = "DomainError";
    this.code = code;
    this.status = options.status ?? 400;
    this.params = options.params ?? {};
    this.fields = options.fields ?? [];
    this.data = options.data;
  }
}

export const notFound = (entity: string) => new DomainError("not_found", { status: 404, params: { entity } });
export const conflict = (data?: unknown, params?: Record<string, string | number>) =>
  new DomainError("conflict", { status: 409, data, params });
export const invalid = (fields: FieldProblem[]) => new DomainError("invalid", { status: 422, fields });
