/** One thing to do: when it runs out, what it is about, and the one click that settles it. */
export interface TodoItem {
  id: string;
  kind:
    | "stage"
    | "exception"
    | "trip_release"
    | "trip_depart"
    | "stop"
    | "complaint"
    | "corrective_act"
    | "plan_task"
    | "dead_messages";
  /** when it falls (or fell) due; null = whenever */
  dueAt: Date | null;
  /** stage, exception code, stop title, step of a complaint, text of a measure */
  what: string;
  subject: string;
  detail: {
    consignee?: string;
    dest?: string;
    pieces?: number;
    direction?: string;
    count?: number;
    handler?: string | null;
    /** of a complaint: general | major */
    severity?: string;
  };
  to: string;
  act: "open" | "dispatch" | "record" | "handle" | "take" | "release" | "depart" | "call" | "resend";
}
