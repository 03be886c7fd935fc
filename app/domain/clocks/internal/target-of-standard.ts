import type { ServiceStandard } from "#app/domain/standards/service-standard.ts";
import { DomainError } from "#app/platform/errors.ts";
import type { ClockTarget } from "../clock.ts";

/** The target that a clock takes over from a revision of a standard. *Throws* `standard_not_a_time` for a share or a sum. */
export function targetOfStandard(standard: ServiceStandard): ClockTarget {
  const { key, amount, unit, calendarId, alertHours, alerts } = standard;
  if (unit !== "ms" && unit !== "calendar_days" && unit !== "working_days") {
    throw new DomainError("standard_not_a_time", { status: 500, params: { key } });
  }
  return { amount, unit, calendarId, alertHours, alerts: [...alerts] };
}
