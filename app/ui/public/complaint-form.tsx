import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, TextAreaField, TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { typedOf } from "./typed.ts";

/** The form; a plain post. `website` is a trap for programs that fill in everything. */
export function ComplaintForm({ token, waybillNo, answer }: { token: string; waybillNo: string; answer: unknown }) {
  const { t } = useI18n();
  const typed = typedOf(answer);
  return (
    <form method="post" className="card public-form">
      <div>
        <h1>{t("publicTracking.complaint.title")}</h1>
        <p className="muted">{t("publicTracking.complaint.about", { number: waybillNo })}</p>
      </div>
      <p>{t("publicTracking.complaint.text")}</p>
      <FormProblems answer={answer}>
        <TextField
          name="contactName"
          defaultValue={typed.contactName}
          label={t("publicTracking.complaint.name")}
          required
          maxLength={40}
          autoComplete="name"
        />
        <TextField
          name="contactPhone"
          defaultValue={typed.contactPhone}
          label={t("publicTracking.complaint.phone")}
          required
          type="tel"
          maxLength={30}
          autoComplete="tel"
        />
        <TextAreaField
          name="content"
          defaultValue={typed.content}
          label={t("publicTracking.complaint.content")}
          hint={t("publicTracking.complaint.contentHint")}
          required
          minLength={5}
          maxLength={2_000}
        />
        <div className="public-trap" aria-hidden>
          <label>
            {t("publicTracking.complaint.website")}
            <input name="website" tabIndex={-1} autoComplete="off" />
          </label>
        </div>
      </FormProblems>
      <button className="btn btn-primary">{t("publicTracking.complaint.submit")}</button>
      <a href={`/t/${token}`}>{t("publicTracking.complaint.back")}</a>
    </form>
  );
}

/** The number to remember. */
export function ComplaintDone({ token, number }: { token: string; number: string }) {
  const { t } = useI18n();
  return (
    <section className="card public-form">
      <h1 className="row text-done">
        <Icon name="check" size={22} />
        {t("publicTracking.complaint.done", { number })}
      </h1>
      <p>{t("publicTracking.complaint.doneText")}</p>
      <a className="btn" href={`/t/${token}`}>
        {t("publicTracking.complaint.back")}
      </a>
    </section>
  );
}
