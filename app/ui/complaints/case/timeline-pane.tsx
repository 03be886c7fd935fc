import { Link, useSearchParams } from "@remix-run/react";
import { useMemo } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { useCase } from "./case-context.tsx";
import { Composer } from "./composer.tsx";
import { filterOf, TIMELINE_FILTERS, type TimelineFilter, timelineOf } from "./timeline.ts";
import { TimelineItem } from "./timeline-line.tsx";

/** The address that shows one kind; the pane of a small screen stays. */
function showing(params: URLSearchParams, one: TimelineFilter): string {
  const next = new URLSearchParams(params);
  next.set("show", one);
  return `?${next}`;
}

/** Middle: the box to answer or note, and everything that was said and done, newest first. */
export function TimelinePane() {
  const { t } = useI18n();
  const { file, messages } = useCase();
  const [params] = useSearchParams();
  const lines = useMemo(() => timelineOf(file.entries, messages), [file.entries, messages]);
  const chosen = TIMELINE_FILTERS.find((known) => known === params.get("show")) ?? "all";
  const shown = chosen === "all" ? lines : lines.filter((line) => filterOf(line) === chosen);
  return (
    <div className="cmp-pane" data-name="timeline">
      <Composer />
      <section className="card" aria-labelledby="cmp-timeline">
        <div className="card-head cmp-tl-head">
          <h2 id="cmp-timeline">{t("complaints.case.timeline")}</h2>
          <nav className="row-wrap" aria-label={t("common.filter")}>
            {TIMELINE_FILTERS.map((one) => {
              const count = one === "all" ? lines.length : lines.filter((line) => filterOf(line) === one).length;
              return (
                <Link
                  key={one}
                  className="btn btn-small"
                  to={showing(params, one)}
                  preventScrollReset
                  aria-current={chosen === one ? "true" : undefined}
                >
                  {t(`complaints.case.show.${one}`)}
                  <span className="muted">{count}</span>
                </Link>
              );
            })}
          </nav>
        </div>
        {shown.length === 0 ? <p className="card-body muted">{t("complaints.case.nothingSaid")}</p> : null}
        <ol className="cmp-tls">
          {shown.map((line) => (
            <TimelineItem key={line.kind === "entry" ? line.entry.id : line.message.id} line={line} />
          ))}
        </ol>
      </section>
    </div>
  );
}
