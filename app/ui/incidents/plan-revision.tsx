import type { PlanFile, PlanRevision } from "#app/domain/incidents/plan-view.ts";
import { diffItems, type ItemDiff, type PlanItem, withinOf } from "#app/domain/incidents/response-plan.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";

const TONES: Record<ItemDiff["change"], Tone> = {
  same: "planned",
  added: "done",
  removed: "exception",
  changed: "waiting",
};

function useWithin(): (ms: number) => string {
  const { t } = useI18n();
  return (ms) => {
    const { amount, unit } = withinOf(ms);
    return t(`incidents.within.${unit}`, { n: amount });
  };
}

/** What a line was before, for those of its parts that changed. */
function Was({ item, before }: { item: PlanItem; before: PlanItem }) {
  const { t } = useI18n();
  const within = useWithin();
  const parts = [
    ...(before.role === item.role ? [] : [t(`incidents.roles.${before.role}`)]),
    ...(before.withinMs === item.withinMs ? [] : [within(before.withinMs)]),
    ...(before.text === item.text ? [] : [before.text]),
  ];
  return <p className="plan-was">{t("incidents.plans.was", { text: parts.join(" · ") })}</p>;
}

function Line({ diff, compared }: { diff: ItemDiff; compared: boolean }) {
  const { t } = useI18n();
  const within = useWithin();
  const { item, change, before } = diff;
  return (
    <tr className={`plan-${change}`}>
      <td className="num">{change === "removed" ? null : item.no}</td>
      <td className="wrap">
        <strong>{item.title}</strong>
        <p className="muted">{item.text}</p>
        {before ? <Was item={item} before={before} /> : null}
      </td>
      <td>{t(`incidents.roles.${item.role}`)}</td>
      <td>{within(item.withinMs)}</td>
      {compared ? (
        <td>{change === "same" ? null : <Tag tone={TONES[change]}>{t(`incidents.plans.changes.${change}`)}</Tag>}</td>
      ) : null}
    </tr>
  );
}

/** One revision of a plan as a checklist; with `before`, what changed since. */
export function RevisionTable({ shown, before }: { shown: PlanRevision; before: PlanRevision | null }) {
  const { t } = useI18n();
  const columns = ["no", "task", "role", "within", ...(before ? ["change"] : [])];
  return (
    <div className="table-wrap plan-table">
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={column === "no" ? "num" : undefined}>
                {t(`incidents.plans.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {diffItems(before?.items ?? shown.items, shown.items).map((diff) => (
            <Line key={`${diff.change} ${diff.item.no} ${diff.item.title}`} diff={diff} compared={before !== null} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The revision that came before one; null for the first. */
export function revisionBefore(file: PlanFile, revision: number): PlanRevision | null {
  return file.revisions.find((one) => one.revision < revision) ?? null;
}

/** Whether two revisions say the same. */
export function unchanged(before: PlanRevision, after: PlanRevision): boolean {
  return before.name === after.name && diffItems(before.items, after.items).every(({ change }) => change === "same");
}
