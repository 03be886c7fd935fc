import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { holidayWarning } from "#app/domain/calendar/calendar-queries.server.ts";
import { dayFigures } from "#app/domain/today/day-figures.server.ts";
import { todayList } from "#app/domain/today/today-list.server.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { MissingHolidays } from "#app/ui/calendar/missing-holidays.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { useLive } from "#app/ui/kit/live.ts";
import { TodoRow } from "#app/ui/today/todo-row.tsx";
import "#app/ui/today/today.css";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const [groups, figures, missingYears] = await Promise.all([todayList(ctx), dayFigures(ctx), holidayWarning(ctx)]);
    return { groups, figures, missingYears, now: ctx.now };
  });
}

const figureKeys = ["created", "arrived", "delivered", "failed", "underWay"] as const;
const concerned = /^(shipment|tracking|exception|trip|stop|notification|complaint|clock|plan_run)\./;

export default function Today() {
  const { groups, figures, missingYears, now } = useLoaderData<typeof loader>();
  const { t, f } = useI18n();
  useLive((event) => concerned.test(event.event));
  return (
    <div className="page today">
      <div className="page-head">
        <h1>{t("common.nav.today")}</h1>
        <span className="muted">{f.date(now)}</span>
        <div className="figures">
          {figureKeys.map((key) => (
            <span key={key}>
              {t(`today.figures.${key}`)} <b>{f.number(figures[key])}</b>
            </span>
          ))}
        </div>
      </div>
      <MissingHolidays years={missingYears} />
      {groups.length === 0 ? (
        <div className="card">
          <Empty title={t("today.empty.title")}>
            <span>{t("today.empty.text")}</span>
            <a className="btn btn-primary" href="/shipments/import">
              {t("today.empty.import")}
            </a>
          </Empty>
        </div>
      ) : null}
      {groups.map((group) => (
        <section key={group.key} className="card" aria-labelledby={`today-${group.key}`}>
          <h2 className={`card-head today-${group.key}`} id={`today-${group.key}`}>
            {t(`today.groups.${group.key}`)}
            <span className="muted">{f.number(group.items.length)}</span>
          </h2>
          <ul>
            {group.items.map((item) => (
              <TodoRow key={item.id} item={item} now={new Date(now)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
