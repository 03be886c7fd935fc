import * as z from "zod";
import { DIRECTIONS, type Direction } from "#app/domain/tracking/direction.ts";
import type { StageStandard } from "#app/domain/tracking/stage-plan.ts";
import { STAGES, stagesOf } from "#app/domain/tracking/stages.ts";
import { HOUR_MS } from "./lane-standard.ts";

/** Two months: longer than the slowest lane of the country. */
const LONGEST_HOURS = 1440;

const day = z.iso.date("not_a_date").transform((text) => new Date(`${text}T00:00:00+08:00`));
const hours = z
  .string()
  .trim()
  .transform((text) => (text === "" ? null : Number(text.replace(/h|小时/gi, ""))))
  .refine((value) => value === null || Number.isFinite(value), "not_a_number")
  .refine((value) => value === null || value > 0, "too_early")
  .refine((value) => value === null || value <= LONGEST_HOURS, "too_late");

const hourFields = Object.fromEntries(STAGES.map((stage) => [stage, hours.default(null)])) as {
  [stage in (typeof STAGES)[number]]: z.ZodDefault<typeof hours>;
};

/** Stages named in the form, in the order of the direction. */
function linesOf(direction: Direction, typed: Record<string, unknown>): StageStandard[] {
  return stagesOf(direction).flatMap((stage) => {
    const value = typed[stage];
    return typeof value === "number" ? [{ stage, afterMs: Math.round(value * HOUR_MS) }] : [];
  });
}

/**
 * The form of a standard. Hours stand in a field named after the stage, blank = not supervised; the last stage must have
 * one, because it is the promise to the customer. Dates are Beijing days.
 */
export const laneStandardSchema = z
  .object({
    direction: z.enum(DIRECTIONS),
    destScope: z.string().trim().min(1).max(40),
    name: z.string().trim().min(1).max(60),
    effectiveFrom: day,
    ...hourFields,
  })
  .check((check) => {
    const lines = linesOf(check.value.direction, check.value);
    const stages = stagesOf(check.value.direction);
    const last = stages.at(-1);
    const complain = (field: string, message: string) =>
      check.issues.push({ code: "custom", message, path: [field], input: check.value });
    if (last !== undefined && lines.at(-1)?.stage !== last) {
      complain(last, "required");
    }
    lines.forEach((line, index) => {
      const before = lines[index - 1];
      if (before && line.afterMs <= before.afterMs) {
        complain(line.stage, "not_later");
      }
    });
  })
  .transform(({ direction, destScope, name, effectiveFrom, ...typed }) => ({
    direction,
    destScope,
    name,
    effectiveFrom,
    stages: linesOf(direction, typed),
  }));

export type LaneStandardInput = z.output<typeof laneStandardSchema>;
