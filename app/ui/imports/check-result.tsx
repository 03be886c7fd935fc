import { Form, Link, useNavigation } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import type { ShownList } from "./shown-list.ts";
import { valueText } from "./value-text.ts";

/** What the good rows add up to. */
export function ListSums({ list }: { list: ShownList }) {
  const { t, f } = useI18n();
  const { totals } = list.layout;
  if (!totals) {
    return null;
  }
  const sums = [
    [f.number(totals.shipments), "common.unit.shipment"],
    [f.number(totals.pieces), "common.unit.piece"],
    [f.kg(totals.weightG), "common.unit.kg"],
    [f.m3(totals.volumeCm3), "common.unit.m3"],
  ] as const;
  return (
    <div className="figures">
      <span>{t("imports.check.totals")}</span>
      {sums.map(([value, unit]) => (
        <span key={unit}>
          <b>{value}</b> {t(unit)}
        </span>
      ))}
      {totals.freightFen > 0 ? (
        <span>
          {t("imports.fields.freight")} <b>{f.money(totals.freightFen)}</b>
        </span>
      ) : null}
      {totals.codFen > 0 ? (
        <span>
          {t("imports.fields.cod")} <b>{f.money(totals.codFen)}</b>
        </span>
      ) : null}
    </div>
  );
}

/** The list's own total row says something else; rows that are no shipments. */
export function ListWarnings({ list }: { list: ShownList }) {
  const { t, f } = useI18n();
  const { totalMismatches, skipped } = list.layout;
  return (
    <>
      {totalMismatches.length > 0 ? (
        <div className="notice notice-warning">
          <Icon name="warning" />
          <div>
            <strong>{t("imports.check.mismatch")}</strong>
            <ul>
              {totalMismatches.map(({ field, stated, counted, unread }) => (
                <li key={field}>
                  {t(unread > 0 ? "imports.check.mismatchUnread" : "imports.check.mismatchLine", {
                    field: t(`imports.fields.${field}`),
                    stated: valueText(t, f, field, stated),
                    counted: valueText(t, f, field, counted),
                    unread,
                  })}
                </li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
      {skipped.length > 0 ? (
        <div className="notice">{t("imports.check.skipped", { rows: skipped.slice(0, 20).join(", ") })}</div>
      ) : null}
    </>
  );
}

function BadRowsLink({ list }: { list: ShownList }) {
  const { t } = useI18n();
  return list.counts.wrong > 0 ? (
    <a className="btn" href={`/shipments/import/${list.id}/bad-rows.xlsx`} download>
      <Icon name="download" />
      {t("imports.check.badRows", { count: list.counts.wrong })}
    </a>
  ) : null;
}

/** What can be done after the dry run: import all, or the good rows only. */
export function ImportActions({ list, answer }: { list: ShownList; answer: unknown }) {
  const { t, f } = useI18n();
  const sending = useNavigation().state !== "idle";
  const { counts } = list;
  const count = counts.new + counts.changed;
  const mode = counts.wrong > 0 ? "good" : "all";
  return (
    <Form method="post" className="card card-body stack-s">
      <input type="hidden" name="intent" value="import" />
      <input type="hidden" name="version" value={list.version} />
      <FormProblems answer={answer}>
        {counts.wrong > 0 ? (
          <div className="notice notice-warning">
            <Icon name="warning" />
            <span>
              {t("imports.check.wrongFirst", { count: counts.wrong })}
              {count > 0 ? t("imports.check.confirmGood") : null}
            </span>
          </div>
        ) : null}
        {count === 0 && counts.wrong === 0 ? <div className="notice">{t("imports.check.nothing")}</div> : null}
        <div className="row-wrap">
          {count > 0 ? (
            <button className="btn btn-primary" name="mode" value={mode} disabled={sending}>
              <Icon name="check" />
              {t(mode === "all" ? "imports.check.importAll" : "imports.check.importGood", { count: f.number(count) })}
            </button>
          ) : null}
          <BadRowsLink list={list} />
        </div>
      </FormProblems>
    </Form>
  );
}

/** What the import did and where to go from here. */
export function ImportDone({ list }: { list: ShownList }) {
  const { t, f } = useI18n();
  const { created, updated, known, wrong, conflict } = list.counts;
  const figures = { created, updated, known, wrong };
  const shown = Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, f.number(value)]));
  return (
    <section className="card card-body stack-s">
      <div className="notice notice-done">
        <Icon name="check" />
        <span>{t("imports.done.text", shown)}</span>
      </div>
      {conflict > 0 ? (
        <div className="notice notice-warning">
          <Icon name="warning" />
          {t("imports.done.conflicts", { count: conflict })}
        </div>
      ) : null}
      <div className="row-wrap">
        {created > 0 ? (
          <>
            <Link className="btn btn-primary" to={`/shipments?list=${list.id}&state=all`}>
              <Icon name="list" />
              {t("imports.done.shipments")}
            </Link>
            <Link className="btn" to="/dispatch">
              <Icon name="truck" />
              {t("imports.done.dispatch")}
            </Link>
          </>
        ) : null}
        <BadRowsLink list={list} />
        <Link className="btn" to="/shipments/import">
          <Icon name="upload" />
          {t("imports.done.another")}
        </Link>
      </div>
    </section>
  );
}
