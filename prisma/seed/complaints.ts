import { addDays, businessDate, startOfBusinessDay } from "#app/domain/calendar/business-day.ts";
import type { Role } from "#app/domain/identity/roles.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { closedStories } from "./complaint-closed.ts";
import { laterStories } from "./complaint-closed-later.ts";
import { newStories } from "./complaint-new.ts";
import { openStories } from "./complaint-open.ts";
import { playStories, type Step } from "./complaint-player.ts";
import type { Deed } from "./complaint-steps.ts";

const HOUR_MS = 3_600_000;

/** What the stories are dated by: so many days ago by the clock, or so many hours ago. */
export interface When {
  day(daysAgo: number, time: string, by: Role | "customer", deed: Deed): Step;
  ago(hours: number, by: Role | "customer", deed: Deed): Step;
}

function datedFrom(now: Date): When {
  const today = businessDate(now);
  return {
    day: (daysAgo, time, by, deed) => {
      const [hours = 0, minutes = 0] = time.split(":").map(Number);
      const start = startOfBusinessDay(addDays(today, -daysAgo));
      return { at: new Date(start.getTime() + hours * HOUR_MS + minutes * 60_000), by, deed };
    },
    ago: (hours, by, deed) => ({ at: new Date(now.getTime() - hours * HOUR_MS), by, deed }),
  };
}

/**
 * The complaints of the last forty days, told through the commands at their instants: closed ones with their causes, open
 * ones at every step, one major in progress, one overdue, one that waits for the customer.
 */
export async function seedComplaints(ctx: Ctx): Promise<void> {
  if ((await ctx.db.complaint.count()) > 0) {
    return;
  }
  const when = datedFrom(ctx.now);
  const stories = [closedStories, laterStories, openStories, newStories].flatMap((told) => told(when));
  await playStories(ctx.db, stories, ctx.now);
}
