import * as z from "zod";
import { ALERT_ACTS, ALERT_KINDS, ALERT_ROLES, CLOCK_KINDS, CLOCK_OUTCOMES, CLOCK_SUBJECTS } from "./clock.ts";

const about = {
  clockId: z.string(),
  subject: z.enum(CLOCK_SUBJECTS),
  subjectId: z.string(),
};
const moved = z.object({ ...about, kind: z.enum(CLOCK_KINDS), cycle: z.number().int(), dueAt: z.iso.datetime() });

/** Facts of this capability: name → payload. Instants are ISO texts. */
export const clockEvents = {
  "clock.started": moved,
  "clock.paused": moved,
  "clock.resumed": moved,
  "clock.retargeted": moved,
  "clock.stopped": z.object({
    ...about,
    kind: z.enum(CLOCK_KINDS),
    cycle: z.number().int(),
    outcome: z.enum(CLOCK_OUTCOMES),
  }),
  "clock.cancelled": moved,
  /** its next alert is due at `checkAt`: somebody must wake it then */
  "clock.planned": z.object({ clockId: z.string(), checkAt: z.iso.datetime() }),
  /**
   * A warning, breach or escalation exists from now on. `silent`: it is recorded and acted on, but nobody is told,
   * because a later level came due together with it or the clock has stopped meanwhile.
   */
  "clock.alert_raised": z.object({
    alertId: z.string(),
    ...about,
    clockKind: z.enum(CLOCK_KINDS),
    kind: z.enum(ALERT_KINDS),
    level: z.number().int(),
    act: z.enum(ALERT_ACTS),
    roles: z.array(z.enum(ALERT_ROLES)),
    silent: z.boolean(),
  }),
  /** due times moved because a calendar changed */
  "clock.replanned": z.object({ subject: z.enum(CLOCK_SUBJECTS), subjectIds: z.array(z.string()) }),
} as const;

export type AlertRaised = z.output<(typeof clockEvents)["clock.alert_raised"]>;
