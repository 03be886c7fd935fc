import { useI18n } from "#app/i18n/react.tsx";

interface Props {
  name: string;
  label: string;
  value: string;
  choices: { value: string; label: string; disabled?: boolean }[];
  onChoose?: (value: string) => void;
  required?: boolean;
}

/** A few choices side by side, as radios: one press, arrows move. */
export function Choices({ name, label, value, choices, onChoose, required = true }: Props) {
  const { t } = useI18n();
  return (
    <fieldset className="cmp-choices">
      <legend>
        {label}
        {required ? (
          <span className="required" aria-hidden>
            {" "}
            *
          </span>
        ) : null}
      </legend>
      <div className="cmp-choices-row">
        {choices.map((choice) => (
          <label key={choice.value} title={choice.disabled ? t("complaints.case.managersChoice") : undefined}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              defaultChecked={choice.value === value}
              disabled={choice.disabled}
              required={required}
              onChange={() => onChoose?.(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
