import { type KeyboardEvent, useState } from "react";
import { addDays } from "#app/domain/calendar/business-day.ts";

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Where a key leads from a date of a year; null when it leads nowhere. */
export function nextDate(key: string, date: string): string | null {
  const month = date.slice(0, 8);
  if (key === "Home") {
    return `${month}01`;
  }
  if (key === "End") {
    const nextMonth = addDays(`${month}28`, 4);
    return addDays(`${nextMonth.slice(0, 8)}01`, -1);
  }
  const step = STEPS[key];
  const next = step === undefined ? null : addDays(date, step);
  return next?.slice(0, 4) === date.slice(0, 4) ? next : null;
}

/** One date of a year is in the order of Tab; arrows, Home and End move among the others. */
export function useDayKeys(first: string): { reach: string; onKeyDown: (event: KeyboardEvent<HTMLElement>) => void } {
  const [moved, setMoved] = useState<string | null>(null);
  const reach = moved?.slice(0, 4) === first.slice(0, 4) ? moved : first;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const date = (event.target as HTMLElement).dataset.date;
    const next = date && nextDate(event.key, date);
    if (next) {
      event.preventDefault();
      setMoved(next);
      event.currentTarget.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
    }
  };
  return { reach, onKeyDown };
}
