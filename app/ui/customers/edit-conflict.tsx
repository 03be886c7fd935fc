import { useI18n } from "#app/i18n/react.tsx";

interface Versions {
  current?: Record<string, string | null>;
  yours?: Record<string, string | null>;
}

const LABELS: Record<string, string> = {
  class: "customers.class",
  wechatOpenId: "customers.fields.wechat",
};

/** Both versions side by side: only what differs. */
export function EditConflict({ data }: { data: unknown }) {
  const { t } = useI18n();
  const { current = {}, yours = {} } = (data ?? {}) as Versions;
  const differing = Object.keys(yours).filter((field) => yours[field] !== current[field]);
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th>{t("customers.conflict.field")}</th>
            <th>{t("customers.conflict.theirs")}</th>
            <th>{t("customers.conflict.yours")}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((field) => (
            <tr key={field}>
              <td>{t(LABELS[field] ?? `customers.fields.${field}`)}</td>
              <td className="wrap">{current[field]}</td>
              <td className="wrap">{yours[field]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="card-body">
        <a href="?">{t("customers.conflict.reload")}</a>
      </p>
    </div>
  );
}
