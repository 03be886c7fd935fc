import { type RefObject, useEffect, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";

/** A field of a form with what is stored for it now, in words and as the form would send it. */
export interface Compared {
  name: string;
  label: string;
  stored: string;
  /** in words, where the value is a code */
  say?: (value: string) => string;
}

/** What is stored now beside what was typed, only where they differ. Needs script: without, the page shows the stored. */
export function Differences({ rows, form }: { rows: Compared[]; form: RefObject<HTMLFormElement> }) {
  const { t } = useI18n();
  const [typed, setTyped] = useState<FormData | null>(null);
  useEffect(() => {
    if (form.current) {
      setTyped(new FormData(form.current));
    }
  }, [form]);
  const differing = typed ? rows.filter(({ name, stored }) => String(typed.get(name) ?? "") !== stored) : [];
  if (differing.length === 0) {
    return null;
  }
  return (
    <table className="table cmp-differences">
      <thead>
        <tr>
          <th />
          <th>{t("complaints.case.storedNow")}</th>
          <th>{t("complaints.case.typed")}</th>
        </tr>
      </thead>
      <tbody>
        {differing.map(({ name, label, stored, say = (value) => value }) => (
          <tr key={name}>
            <td>{label}</td>
            <td className="wrap">{say(stored) || "—"}</td>
            <td className="wrap">{say(String(typed?.get(name) ?? "")) || "—"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
