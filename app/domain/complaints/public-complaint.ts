import type { ComplaintChannel, NewComplaint } from "./complaint.ts";
import { type RegisterInput, registerSchema } from "./complaint-forms.ts";

/** What a customer wrote on a short form, as the desk takes complaints down. */
export function fromShortForm(said: NewComplaint, channel: ComplaintChannel): RegisterInput {
  return registerSchema.parse({ ...said, channel });
}
