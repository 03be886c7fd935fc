import { createContext, type ReactNode, useContext } from "react";
import type { ClockView } from "#app/domain/clocks/clock-view.ts";
import type { ComplaintFile } from "#app/domain/complaints/complaint-view.ts";

/** Somebody of the desk who can be given a case or a measure. */
export interface Person {
  id: string;
  name: string;
  role: string;
  /** may be given a complaint; all may be given a measure */
  works: boolean;
}

/** A message that went to the customer about this case. */
export interface CaseMessage {
  id: string;
  at: Date;
  channel: string;
  /** masked */
  recipient: string;
  status: string;
  subject: string;
  body: string;
  sentAt: Date | null;
  reason: string | null;
}

/** What the page of one complaint shows, as its loader gives it. */
export interface CaseData {
  file: ComplaintFile;
  clocks: ClockView[];
  messages: CaseMessage[];
  people: Person[];
  partners: { id: string; name: string }[];
  /** of the reader */
  userId: string;
  role: string;
  now: Date;
  company: string;
  /** the most a file may have, MiB */
  fileMb: number;
  /** the answer to a form that was posted without script */
  posted: unknown;
}

const CaseContext = createContext<CaseData | null>(null);

export function CaseProvider({ value, children }: { value: CaseData; children: ReactNode }) {
  return <CaseContext.Provider value={value}>{children}</CaseContext.Provider>;
}

/** The case of the page. */
export function useCase(): CaseData {
  const data = useContext(CaseContext);
  if (!data) {
    throw new Error("useCase outside CaseProvider");
  }
  return data;
}
