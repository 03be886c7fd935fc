import { useI18n } from "#app/i18n/react.tsx";

/** A thin line of figures, each under the catalog key `under`; zeros that would be bad news are left out. */
export function Figures({ under, values }: { under: string; values: Record<string, number> }) {
  const { t, f } = useI18n();
  return (
    <div className="figures">
      {Object.entries(values).map(([key, value]) => (
        <span key={key}>
          {t(`${under}.${key}`)} <b>{f.number(value)}</b>
        </span>
      ))}
    </div>
  );
}
