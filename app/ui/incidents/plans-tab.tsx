import { Form, Link, useSearchParams } from "@remix-run/react";
import type { PlanFile, PlanRevision } from "#app/domain/incidents/plan-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { PlanEditor } from "./plan-editor.tsx";
import { RevisionTable, revisionBefore, unchanged } from "./plan-revision.tsx";

interface Props {
  plans: PlanFile[];
  mayEdit: boolean;
  reply: unknown;
}

const hrefOf = (key: string, more = "") => `?plan=${encodeURIComponent(key)}${more}`;

function PlanList({ plans, open, mayEdit }: { plans: PlanFile[]; open: string | null; mayEdit: boolean }) {
  const { t } = useI18n();
  return (
    <nav className="card plan-list" aria-label={t("incidents.plans.title")}>
      {plans.map(({ key, active, revisions: [latest] }) => (
        <Link key={key} to={hrefOf(key)} aria-current={key === open ? "true" : undefined} preventScrollReset>
          <strong>{latest?.name}</strong>
          <span className="row-wrap muted">
            <Tag tone={active ? "done" : "planned"}>{t(`incidents.plans.${active ? "inForce" : "notInForce"}`)}</Tag>
            {t("incidents.plans.revision", { n: latest?.revision ?? 0 })} ·{" "}
            {t("incidents.plans.tasks", { n: latest?.items.length ?? 0 })}
          </span>
        </Link>
      ))}
      {mayEdit ? (
        <Link to="?new=1" className="row" aria-current={open === null ? "true" : undefined} preventScrollReset>
          <Icon name="plus" />
          {t("incidents.plans.add")}
        </Link>
      ) : null}
    </nav>
  );
}

/** All revisions of a plan; each can be looked at with what changed, and be the start of the next. */
function Revisions({ file, shown, mayEdit }: { file: PlanFile; shown: PlanRevision; mayEdit: boolean }) {
  const { t, f } = useI18n();
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("incidents.plans.history")}</h2>
      </div>
      <ul className="plan-revisions">
        {file.revisions.map(({ id, revision, createdByName, createdAt }, index) => (
          <li key={id} className="row-wrap">
            <Link
              to={hrefOf(file.key, `&revision=${revision}`)}
              aria-current={revision === shown.revision ? "true" : undefined}
              preventScrollReset
            >
              {t("incidents.plans.revision", { n: revision })}
            </Link>
            {index === 0 ? <Tag tone="done">{t("incidents.plans.latest")}</Tag> : null}
            <span className="muted">
              {t("incidents.plans.revisionBy", { name: createdByName, time: f.full(createdAt) })}
            </span>
            {mayEdit && index > 0 ? (
              <Link to={hrefOf(file.key, `&edit=1&from=${revision}`)} preventScrollReset>
                {t("incidents.plans.reuse")}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Activate({ planKey }: { planKey: string }) {
  const { t } = useI18n();
  return (
    <Form method="post">
      <input type="hidden" name="key" value={planKey} />
      <button className="btn" name="intent" value="activate">
        {t("incidents.plans.activate")}
      </button>
    </Form>
  );
}

function Plan({ file, mayEdit, reply }: { file: PlanFile; mayEdit: boolean; reply: unknown }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const [latest] = file.revisions;
  const shown = file.revisions.find(({ revision }) => revision === Number(search.get("revision"))) ?? latest;
  if (!latest || !shown) {
    return null;
  }
  const base = file.revisions.find(({ revision }) => revision === Number(search.get("from"))) ?? latest;
  if (mayEdit && search.has("edit")) {
    const { name, items } = base;
    return (
      <PlanEditor planKey={file.key} seen={latest.revision} {...{ name, items, reply }} cancelHref={hrefOf(file.key)} />
    );
  }
  const before = revisionBefore(file, shown.revision);
  return (
    <>
      <section className="card">
        <div className="card-head">
          <h2>{shown.name}</h2>
          <span className="muted grow">
            {t("incidents.plans.revision", { n: shown.revision })} ·{" "}
            {before === null
              ? t("incidents.plans.first")
              : t(unchanged(before, shown) ? "incidents.plans.same" : "incidents.plans.compared", {
                  n: before.revision,
                })}
          </span>
          {mayEdit && !file.active ? <Activate planKey={file.key} /> : null}
          {mayEdit ? (
            <Link className="btn btn-primary" to={hrefOf(file.key, "&edit=1")} preventScrollReset>
              {t("incidents.plans.edit")}
            </Link>
          ) : null}
        </div>
        <RevisionTable shown={shown} before={before} />
      </section>
      <Revisions file={file} shown={shown} mayEdit={mayEdit} />
    </>
  );
}

/** The plans at the left, the chosen one at the right: as a checklist with its changes, or in the editor. */
export function PlansTab({ plans, mayEdit, reply }: Props) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const writing = mayEdit && search.has("new");
  const file = writing ? undefined : (plans.find(({ key }) => key === search.get("plan")) ?? plans[0]);
  return (
    <>
      <p className="muted">
        {t("incidents.plans.hint")} {mayEdit ? null : t("incidents.plans.readOnly")}
      </p>
      <div className="plan-split">
        <PlanList plans={plans} open={file?.key ?? null} mayEdit={mayEdit} />
        <div className="stack plan-main">
          {writing ? <PlanEditor seen={0} name="" items={[]} reply={reply} cancelHref="?" /> : null}
          {file ? <Plan key={`${file.key} ${search.get("from")}`} file={file} mayEdit={mayEdit} reply={reply} /> : null}
          {!writing && !file ? (
            <Empty title={t("incidents.plans.empty")}>{t("incidents.plans.emptyHint")}</Empty>
          ) : null}
        </div>
      </div>
    </>
  );
}
