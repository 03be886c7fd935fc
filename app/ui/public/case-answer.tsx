import type { PublicEntry } from "#app/domain/complaints/public-case.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, TextAreaField } from "#app/ui/kit/form.tsx";
import { FileField } from "./file-field.tsx";
import { typedOf } from "./typed.ts";

/** The answer to one of the page's forms: each shows only its own, and a refusal leads back to it without a script. */
function ownAnswer(answer: unknown, intent: string): unknown {
  return typedOf(answer).intent === intent ? answer : undefined;
}

/** The result, and whether the customer accepts it. */
export function ConfirmResult({ result, answer }: { result: PublicEntry; answer: unknown }) {
  const { t } = useI18n();
  const own = ownAnswer(answer, "confirm");
  return (
    <section className="card public-result" aria-labelledby="public-result">
      <h2 className="card-head" id="public-result">
        {t("publicComplaints.confirm.title")}
      </h2>
      <form method="post" action="#public-result" encType="multipart/form-data" className="card-body stack">
        <blockquote className="public-words">{result.text}</blockquote>
        <p>{t("publicComplaints.confirm.ask")}</p>
        <input type="hidden" name="intent" value="confirm" />
        <input type="hidden" name="result" value={result.id} />
        <FormProblems answer={own}>
          <TextAreaField
            className="public-short"
            name="words"
            defaultValue={typedOf(own).words}
            label={t("publicComplaints.confirm.words")}
            hint={t("publicComplaints.confirm.wordsHint")}
            maxLength={2_000}
          />
        </FormProblems>
        <div className="public-choice">
          <button className="btn btn-primary" name="verdict" value="accepted">
            {t("publicComplaints.confirm.accept")}
          </button>
          <button className="btn" name="verdict" value="refused">
            {t("publicComplaints.confirm.refuse")}
          </button>
        </div>
      </form>
    </section>
  );
}

/** More words, more files. */
export function AddWords({ answer }: { answer: unknown }) {
  const { t } = useI18n();
  const own = ownAnswer(answer, "say");
  return (
    <section className="card" aria-labelledby="public-add">
      <h2 className="card-head" id="public-add">
        {t("publicComplaints.say.title")}
      </h2>
      <form method="post" action="#public-add" encType="multipart/form-data" className="card-body stack">
        <input type="hidden" name="intent" value="say" />
        <FormProblems answer={own}>
          <TextAreaField
            className="public-short"
            name="text"
            defaultValue={typedOf(own).text}
            label={t("publicComplaints.say.words")}
            hint={t("publicComplaints.say.wordsHint")}
            maxLength={2_000}
          />
          <FileField again={own !== undefined} />
        </FormProblems>
        <button className="btn btn-primary">{t("publicComplaints.say.submit")}</button>
      </form>
    </section>
  );
}
