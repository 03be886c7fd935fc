import type {
  AlertAct,
  AlertKind,
  AlertRole,
  ClockKind,
  ClockOutcome,
  ClockSubject,
  ClockTarget,
  EntryKind,
} from "./clock.ts";
import type { ExplanationStep, StandardName } from "./explain-clock.ts";

/** One message of an alert to one person. */
export interface AlertDelivery {
  channel: string;
  status: string;
  sentAt: Date | null;
  reason: string | null;
}

/** A person an alert was sent to, and by which ways. */
export interface AlertRecipientView {
  id: string;
  name: string;
  role: string;
  acknowledgedAt: Date | null;
  /** channels that could not be used */
  skipped: { channel: string; reason: string }[];
  deliveries: AlertDelivery[];
}

/** An alert that was raised: due, raised, sent, acknowledged. */
export interface ClockAlertView {
  id: string;
  kind: AlertKind;
  level: number;
  dueAt: Date;
  firedAt: Date;
  act: AlertAct;
  roles: AlertRole[];
  acknowledgedAt: Date | null;
  acknowledgedName: string | null;
  recipients: AlertRecipientView[];
}

export interface ClockEntryView {
  id: string;
  at: Date;
  kind: EntryKind;
  reason: string;
  promisedAt: Date | null;
  dueAt: Date;
  actorName: string;
}

/** A clock with everything a page tells about it. */
export interface ClockView {
  id: string;
  subject: ClockSubject;
  subjectId: string;
  kind: ClockKind;
  cycle: number;
  startedAt: Date;
  dueAt: Date;
  pausedAt: Date | null;
  stoppedAt: Date | null;
  outcome: ClockOutcome;
  /** when its next alert comes */
  nextCheckAt: Date | null;
  target: ClockTarget;
  standard: StandardName | null;
  explanation: ExplanationStep[];
  entries: ClockEntryView[];
  alerts: ClockAlertView[];
}
