import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { auditActors, auditFilterSchema, listAudit } from "#app/domain/audit/audit-queries.server.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { formToObject, parseInput } from "#app/http/forms.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const filter = parseInput(auditFilterSchema, formToObject(new URL(args.request.url).searchParams));
    const [page, actors] = await Promise.all([listAudit(ctx, filter), auditActors(ctx)]);
    return {
      ...page,
      rows: page.rows.map((row) => ({ ...row, details: JSON.stringify(row.details) })),
      actors,
      filter,
    };
  });
}

export default function Audit() {
  const { rows, next, actors, filter } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const { t, f } = useI18n();
  const older = new URLSearchParams(params);
  older.set("before", next ?? "");
  return (
    <div className="page">
      <h1>{t("admin.audit.title")}</h1>
      <Form className="toolbar">
        <input
          className="input"
          data-filter
          name="event"
          defaultValue={filter.event}
          placeholder={t("admin.audit.eventHint")}
          aria-label={t("admin.audit.event")}
        />
        <select className="select" name="actor" defaultValue={filter.actor} aria-label={t("admin.audit.actor")}>
          <option value="">{t("admin.audit.anybody")}</option>
          {actors.map((actor) => (
            <option key={actor.id} value={actor.id}>
              {actor.displayName}
            </option>
          ))}
        </select>
        <input
          className="input"
          name="entity"
          defaultValue={filter.entity}
          placeholder={t("admin.audit.entityHint")}
          aria-label={t("admin.audit.entity")}
        />
        <input
          className="input"
          name="entityId"
          defaultValue={filter.entityId}
          placeholder={t("admin.audit.entityId")}
          aria-label={t("admin.audit.entityId")}
        />
        <button className="btn">{t("common.apply")}</button>
        <Link className="btn btn-quiet" to="/admin/audit">
          {t("common.clear")}
        </Link>
      </Form>
      {rows.length === 0 ? (
        <Empty title={t("common.nothingFound")} />
      ) : (
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                {["at", "actor", "event", "entity", "details", "ip"].map((head) => (
                  <th key={head}>{t(`admin.audit.${head}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className="mono">{f.full(row.at)}</td>
                  <td>{row.actorName}</td>
                  <td className="mono">{row.event}</td>
                  <td className="mono">
                    <Link to={`/admin/audit?entity=${row.entity}&entityId=${row.entityId}`}>
                      {row.entity} {row.entityId.slice(-6)}
                    </Link>
                  </td>
                  <td className="wrap mono muted">{row.details === "{}" ? "" : row.details.slice(0, 400)}</td>
                  <td className="mono">{row.ip}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="pager">
        <span>{t("admin.audit.note")}</span>
        {next ? (
          <Link className="btn" to={`/admin/audit?${older}`}>
            {t("common.next")}
          </Link>
        ) : null}
      </div>
    </div>
  );
}
