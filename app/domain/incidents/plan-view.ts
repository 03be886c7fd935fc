import type { PlanItem, TaskOutcome } from "./response-plan.ts";

/** One revision of a plan. */
export interface PlanRevision {
  id: string;
  revision: number;
  name: string;
  items: PlanItem[];
  createdAt: Date;
  createdByName: string;
}

/** A plan with all its revisions, the latest first. */
export interface PlanFile {
  key: string;
  occasion: string;
  /** its latest revision is the one that opens */
  active: boolean;
  revisions: PlanRevision[];
}

export interface PlanTaskView {
  id: string;
  version: number;
  no: number;
  title: string;
  text: string;
  role: string;
  owner: { id: string; name: string } | null;
  dueAt: Date;
  doneAt: Date | null;
  doneByName: string | null;
  outcome: TaskOutcome | null;
  note: string;
  mayComplete: boolean;
}

/** A plan as it is being carried out for one case. */
export interface PlanRunView {
  id: string;
  planName: string;
  revision: number;
  cycle: number;
  openedAt: Date;
  status: "open" | "done" | "cancelled";
  endedAt: Date | null;
  endReason: string;
  tasks: PlanTaskView[];
  /** to whom tasks may be given; empty for who may not */
  people: { id: string; name: string; role: string }[];
}
