import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, TextAreaField, TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { FileField } from "./file-field.tsx";
import { typedOf } from "./typed.ts";
import "./public-case.css";

/** The shipment of a link; without one the customer may give a number. */
interface About {
  waybillNo: string;
  token: string;
}

function Who({ typed }: { typed: Record<string, string> }) {
  const { t } = useI18n();
  return (
    <div className="public-pair">
      <TextField
        name="contactName"
        defaultValue={typed.contactName}
        label={t("publicComplaints.form.name")}
        required
        maxLength={40}
        autoComplete="name"
      />
      <TextField
        name="contactPhone"
        defaultValue={typed.contactPhone}
        label={t("publicComplaints.form.phone")}
        required
        type="tel"
        maxLength={30}
        autoComplete="tel"
      />
    </div>
  );
}

function What({ typed }: { typed: Record<string, string> }) {
  const { t } = useI18n();
  return (
    <>
      <TextAreaField
        name="content"
        defaultValue={typed.content}
        label={t("publicComplaints.form.content")}
        hint={t("publicComplaints.form.contentHint")}
        required
        minLength={5}
        maxLength={2_000}
      />
      <TextAreaField
        className="public-short"
        name="remedy"
        defaultValue={typed.remedy}
        label={t("publicComplaints.form.remedy")}
        hint={t("publicComplaints.form.remedyHint")}
        maxLength={1_000}
      />
    </>
  );
}

/** The form; a plain post. `website` is a trap for programs that fill in everything. */
function ComplaintForm({ about, answer }: { about: About | null; answer: unknown }) {
  const { t } = useI18n();
  const typed = typedOf(answer);
  return (
    <form method="post" encType="multipart/form-data" className="card public-form public-complaint">
      <div>
        <h1>{t("publicComplaints.form.title")}</h1>
        {about ? <p className="muted">{t("publicComplaints.form.about", { number: about.waybillNo })}</p> : null}
      </div>
      <p>{t("publicComplaints.form.text")}</p>
      <FormProblems answer={answer}>
        <Who typed={typed} />
        {about ? null : (
          <TextField
            name="waybillNo"
            defaultValue={typed.waybillNo}
            label={t("publicComplaints.form.waybillNo")}
            hint={t("publicComplaints.form.waybillHint")}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
        )}
        <What typed={typed} />
        <FileField again={answer !== undefined} />
        <div className="public-trap" aria-hidden>
          <label>
            {t("publicComplaints.form.website")}
            <input name="website" tabIndex={-1} autoComplete="off" />
          </label>
        </div>
      </FormProblems>
      <button className="btn btn-primary">{t("publicComplaints.form.submit")}</button>
      <p className="muted">{t("publicComplaints.form.private")}</p>
      <a href={about ? `/t/${about.token}` : "/track"}>{t("publicComplaints.form.back")}</a>
    </form>
  );
}

/** The number to remember, and the way to one's own page of it. */
function ComplaintDone({ done, about }: { done: { number: string; token: string }; about: About | null }) {
  const { t } = useI18n();
  return (
    <section className="card public-form" aria-labelledby="public-done">
      <h1 className="row text-done" id="public-done">
        <Icon name="check" size={22} />
        {t("publicComplaints.done.title")}
      </h1>
      <p className="public-number">
        <span className="muted">{t("publicComplaints.number")}</span>
        <b className="mono">{done.number}</b>
      </p>
      <p>{t("publicComplaints.done.text")}</p>
      <a className="btn btn-primary" href={`/c/${done.token}`}>
        {t("publicComplaints.done.toCase")}
      </a>
      <p className="muted">{t("publicComplaints.done.keep")}</p>
      <a href={about ? `/t/${about.token}` : "/track"}>{t("publicComplaints.form.back")}</a>
    </section>
  );
}

/** The form of a complaint, or thanks for one. */
export function ComplaintPage(props: {
  about: About | null;
  done: { number: string; token: string } | null;
  answer: unknown;
}) {
  const { about, done, answer } = props;
  return done && answer === undefined ? (
    <ComplaintDone done={done} about={about} />
  ) : (
    <ComplaintForm about={about} answer={answer} />
  );
}
