import { useI18n } from "#app/i18n/react.tsx";
import { isRefusal } from "#app/ui/kit/form.tsx";

type Values = Record<string, string | number | null>;

export interface Conflict {
  current: Values;
  yours: Values;
  changedBy: string;
  version: number;
}

/** Both versions, when an act was refused because somebody else was faster. */
export function conflictOf(answer: unknown): Conflict | null {
  if (!isRefusal(answer) || answer.code !== "conflict") {
    return null;
  }
  const data = answer.data as Partial<Conflict> | undefined;
  return data?.current && data.yours && data.version !== undefined ? (data as Conflict) : null;
}

/** What it says now beside what was typed, only where they differ. */
export function ConflictTable({ conflict }: { conflict: Conflict }) {
  const { t } = useI18n();
  const { current, yours, changedBy } = conflict;
  const fields = Object.keys(yours).filter((field) => String(current[field] ?? "") !== String(yours[field] ?? ""));
  return (
    <div className="stack-s">
      <p>{t("shipments.detail.conflict", { name: changedBy })}</p>
      <table className="table">
        <thead>
          <tr>
            <th />
            <th>{t("shipments.detail.now")}</th>
            <th>{t("shipments.detail.yours")}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field}>
              <td>{t(`shipments.detail.changedFields.${field}`)}</td>
              <td className="wrap">{current[field]}</td>
              <td className="wrap">{yours[field]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
