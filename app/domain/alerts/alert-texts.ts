import type { PeopleChannel } from "#app/domain/notifications/channels.ts";
import type { MessageVariable } from "#app/domain/notifications/message-kind.ts";
import type { MessageLocale } from "#app/domain/notifications/notice-texts.ts";

/** What is known when an alert is written. No name, phone or words of the customer: messages leave the house. */
export interface AlertFacts {
  number: string;
  major: boolean;
  waybillNo: string | null;
  ownerName: string | null;
  registeredAt: Date;
  /** why it is or may be major: codes */
  signs: readonly string[];
  /** of a measure or a task */
  title: string | null;
  clockKind: string;
  kind: string;
  level: number;
  /** when the clock runs out */
  dueAt: Date;
  /** set where it was done, too late */
  stoppedAt: Date | null;
  now: Date;
  /** the roles it goes to */
  roles: readonly string[];
}

export interface AlertLinks {
  caseUrl: string;
  ackUrl: string;
}

/** An alert for one person and channel. */
export interface AlertMessage {
  subject: string;
  body: string;
  params: Partial<Record<MessageVariable, string>>;
}

/** The words of alerts. They live in the catalogs, which the domain does not read by itself. */
export interface AlertTexts {
  write(
    channel: PeopleChannel,
    facts: AlertFacts,
    to: { name: string; locale: MessageLocale; company: string } & AlertLinks,
  ): AlertMessage;
}
