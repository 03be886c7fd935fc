import { Link } from "@remix-run/react";
import type { QueueFilter } from "#app/domain/complaints/complaint-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { isNarrowed, queueParams } from "./queue-params.ts";

const EMPTY_TEXTS: ReadonlySet<string> = new Set(["open", "mine", "unclaimed", "overdue"]);
const KEYS: [string, string][] = [
  ["↑ ↓", "move"],
  ["Enter", "open"],
  ["C", "claim"],
  ["N", "create"],
  ["/", "filter"],
];

/** Why the queue is empty, and what to do next. */
export function EmptyQueue({ filter, mayRegister }: { filter: QueueFilter; mayRegister: boolean }) {
  const { t } = useI18n();
  const narrowed = isNarrowed(filter) || !EMPTY_TEXTS.has(filter.view);
  return (
    <div className="card">
      <Empty title={t("complaints.queue.empty.title")}>
        <span>{t(`complaints.queue.empty.${narrowed ? "filtered" : filter.view}`)}</span>
        {isNarrowed(filter) ? (
          <Link className="btn" to={`/complaints?view=${filter.view}`}>
            {t("complaints.queue.empty.clear")}
          </Link>
        ) : mayRegister ? (
          <Link className="btn btn-primary" to="/complaints/new">
            {t("complaints.queue.register")}
          </Link>
        ) : null}
      </Empty>
    </div>
  );
}

/** The keys, and the way to the other pages. */
export function QueueFoot(props: { filter: QueueFilter; shown: number; next: string | null; paged: boolean }) {
  const { filter, shown, next, paged } = props;
  const { t } = useI18n();
  const to = (after: string | null) => {
    const params = queueParams(filter);
    if (after) {
      params.set("after", after);
    }
    return `/complaints?${params}`;
  };
  return (
    <div className="cmp-foot">
      <span className="cmp-keys cmp-needs-script muted">
        {KEYS.map(([key, name]) => (
          <span key={key}>
            <span className="kbd">{key}</span> {t(`complaints.queue.keys.${name}`)}
          </span>
        ))}
      </span>
      <nav className="row">
        <span className="muted">{t("complaints.queue.shown", { n: shown })}</span>
        {paged ? (
          <Link className="btn btn-small" to={to(null)}>
            {t("complaints.queue.toFirst")}
          </Link>
        ) : null}
        {next ? (
          <Link className="btn btn-small" to={to(next)} rel="next" prefetch="intent">
            {t("common.next")}
          </Link>
        ) : null}
      </nav>
    </div>
  );
}
