import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, TextField } from "#app/ui/kit/form.tsx";
import { typedOf } from "./typed.ts";

/** Number and four digits; a plain form. */
export function LookupForm({ answer }: { answer: unknown }) {
  const { t } = useI18n();
  const typed = typedOf(answer);
  return (
    <form method="post" className="card public-form">
      <h1>{t("publicTracking.lookup.title")}</h1>
      <p className="muted">{t("publicTracking.lookup.text")}</p>
      <FormProblems answer={answer}>
        <TextField
          name="number"
          defaultValue={typed.number}
          label={t("publicTracking.lookup.number")}
          hint={t("publicTracking.lookup.numberHint")}
          required
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <TextField
          name="tail"
          label={t("publicTracking.lookup.tail")}
          hint={t("publicTracking.lookup.tailHint")}
          required
          maxLength={4}
          inputMode="numeric"
          autoComplete="off"
        />
      </FormProblems>
      <button className="btn btn-primary">{t("publicTracking.lookup.submit")}</button>
    </form>
  );
}
