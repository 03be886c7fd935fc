import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { customerClasses } from "#app/domain/customers/customer-line.ts";
import { listCustomers } from "#app/domain/customers/customer-queries.server.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { CustomerTable } from "#app/ui/customers/customer-table.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const { searchParams } = new URL(args.request.url);
    const text = (name: string) => searchParams.get(name)?.slice(0, 60) || undefined;
    return listCustomers(ctx, { query: text("q"), class: text("class"), after: text("after") });
  });
}

export default function Customers() {
  const { rows, next } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const { t } = useI18n();
  const more = new URLSearchParams(search);
  more.set("after", next ?? "");
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("customers.title")}</h1>
      </div>
      <Form className="toolbar" role="search" key={search.toString()}>
        <input
          className="input"
          style={{ width: 320 }}
          type="search"
          name="q"
          defaultValue={search.get("q") ?? ""}
          placeholder={t("customers.search")}
          aria-label={t("customers.search")}
          data-filter
        />
        <select
          className="select"
          name="class"
          defaultValue={search.get("class") ?? ""}
          aria-label={t("customers.class")}
        >
          <option value="">{t("customers.anyClass")}</option>
          {customerClasses.map((value) => (
            <option key={value} value={value}>
              {t(`customers.classes.${value}`)}
            </option>
          ))}
        </select>
        <button className="btn">
          <Icon name="search" />
          {t("common.search")}
        </button>
      </Form>
      {rows.length === 0 ? (
        <Empty title={t("customers.empty.title")}>{t("customers.empty.hint")}</Empty>
      ) : (
        <CustomerTable rows={rows} />
      )}
      {next ? (
        <div className="pager">
          <Link className="btn" to={`?${more}`}>
            {t("common.next")}
          </Link>
        </div>
      ) : null}
    </div>
  );
}
