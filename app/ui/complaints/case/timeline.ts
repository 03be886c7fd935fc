import type { EntryKind } from "#app/domain/complaints/complaint.ts";
import type { EntryView } from "#app/domain/complaints/complaint-view.ts";
import type { CaseMessage } from "./case-context.tsx";

export type TimelineLine =
  | { kind: "entry"; at: Date; entry: EntryView }
  | { kind: "message"; at: Date; message: CaseMessage };

/** What can be shown alone: the talk with the customer, what we wrote among ourselves, the steps, the messages. */
export const TIMELINE_FILTERS = ["all", "talk", "inner", "step", "message"] as const;
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number];

const OF: Record<EntryKind, TimelineFilter> = {
  customer: "talk",
  answer: "talk",
  auto_reply: "talk",
  note: "inner",
  statement: "inner",
  step: "step",
  upward_report: "inner",
};

export function filterOf(line: TimelineLine): TimelineFilter {
  return line.kind === "message" ? "message" : OF[line.entry.kind];
}

/** Entries and messages as one story, newest first. Pure. */
export function timelineOf(entries: readonly EntryView[], messages: readonly CaseMessage[]): TimelineLine[] {
  return [
    ...entries.map((entry): TimelineLine => ({ kind: "entry", at: entry.at, entry })),
    ...messages.map((message): TimelineLine => ({ kind: "message", at: message.at, message })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime());
}
