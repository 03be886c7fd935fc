import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { businessDate, isDate } from "#app/domain/calendar/business-day.ts";
import { FIRST_YEAR, LAST_YEAR } from "#app/domain/calendar/calendar-form.ts";
import { calendarDetail, listCalendars } from "#app/domain/calendar/calendar-queries.server.ts";
import { loadedHolidayYears } from "#app/domain/calendar/holidays.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { keepTyped } from "#app/http/keep-typed.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { CalendarPage } from "#app/ui/calendar/calendar-page.tsx";
import { actOnCalendar } from "./calendar-acts.server.ts";
import "#app/ui/calendar/calendar.css";

function yearOf(text: string | null, today: string): number {
  const year = Number(text);
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR ? year : Number(today.slice(0, 4));
}

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const search = new URL(args.request.url).searchParams;
    const today = businessDate(ctx.now);
    const calendars = await listCalendars(ctx);
    const line = calendars.find(({ id }) => id === search.get("id")) ?? calendars[0];
    const detail = line ? await calendarDetail(ctx, line) : null;
    const asked = search.get("day");
    const day = asked !== null && isDate(asked) ? asked : null;
    const year = yearOf(search.get("year"), today);
    return { calendars, detail, year, day, today, now: ctx.now, shippedYears: loadedHolidayYears() };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const raw = await readForm(args.request);
    const done = await keepTyped(raw, () => actOnCalendar(ctx, raw));
    const url = new URL(args.request.url);
    url.searchParams.delete("day");
    const back = done.to ?? `${url.pathname}${url.search}`;
    return redirectWithToast(back, { key: done.key, params: done.params });
  });
}

export default function Calendar() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return <CalendarPage {...data} answer={reply} />;
}
