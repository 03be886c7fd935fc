import { Link } from "@remix-run/react";
import type { CustomerClass, CustomerLine } from "#app/domain/customers/customer-line.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

/** A customer's class in words; the ordinary one is quiet. */
export function ClassTag({ value }: { value: CustomerClass }) {
  const { t } = useI18n();
  return value === "normal" ? (
    <span className="muted">{t("customers.classes.normal")}</span>
  ) : (
    <span className={`tag ${value === "vip" ? "tone-moving" : ""}`}>
      <Icon name="user" />
      {t(`customers.classes.${value}`)}
    </span>
  );
}

/** Customers with their numbers masked; the name leads to the file. */
export function CustomerTable({ rows }: { rows: readonly CustomerLine[] }) {
  const { t } = useI18n();
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            {["code", "name", "class", "phone", "place", "address"].map((column) => (
              <th key={column}>{t(`customers.columns.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="mono">{row.code}</td>
              <td>
                <Link to={`/customers/${row.id}`}>{row.name}</Link>
              </td>
              <td>
                <ClassTag value={row.class} />
              </td>
              <td className="mono">{row.phone}</td>
              <td>{row.placeName}</td>
              <td className="truncate" style={{ maxWidth: 380 }} title={row.address ?? undefined}>
                {row.address}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
