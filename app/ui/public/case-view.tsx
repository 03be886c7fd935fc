import type { PublicCase } from "#app/domain/complaints/public-case.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { isRefusal, RefusalBanner } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { AddWords, ConfirmResult } from "./case-answer.tsx";
import { CaseHead } from "./case-head.tsx";
import { CaseHistory } from "./case-history.tsx";
import { typedOf } from "./typed.ts";
import "./public-case.css";

const THANKS = new Set(["words", "accepted", "refused"]);

/** Thanks for what was just sent, or why nothing of it was taken, where no form shows it. */
function Told({ said, answer }: { said: string | null; answer: unknown }) {
  const { t } = useI18n();
  if (isRefusal(answer)) {
    return typedOf(answer).intent ? null : <RefusalBanner refusal={answer} />;
  }
  return said && THANKS.has(said) ? (
    <div className="notice notice-done" role="status" id="told">
      <Icon name="check" />
      <span>{t(`publicComplaints.said.${said}`)}</span>
    </div>
  ) : null;
}

function Files({ files }: { files: PublicCase["files"] }) {
  const { t, f } = useI18n();
  if (files.length === 0) {
    return null;
  }
  return (
    <section className="card" aria-labelledby="public-files">
      <h2 className="card-head" id="public-files">
        {t("publicComplaints.files.given", { n: files.length })}
      </h2>
      <ul className="card-body stack-s public-file-list">
        {files.map(({ id, name, size, createdAt }) => (
          <li key={id}>
            <span>{name}</span>
            <span className="muted">
              {t("publicComplaints.files.size", { kb: f.number(Math.max(1, Math.round(size / 1024))) })} ·{" "}
              {f.full(createdAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Help({ phone, open }: { phone: string; open: boolean }) {
  const { t } = useI18n();
  return (
    <section className="card" aria-labelledby="public-help">
      <h2 className="card-head" id="public-help">
        {t("publicTracking.help.title")}
      </h2>
      <div className="card-body stack-s">
        <p className="muted">{t("publicComplaints.case.keep")}</p>
        <a className="btn" href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
          {t("publicTracking.help.call", { phone })}
        </a>
        {open ? null : (
          <a className="btn" href="/c/new">
            {t("publicComplaints.case.another")}
          </a>
        )}
        <a className="btn" href="/track">
          {t("publicComplaints.case.track")}
        </a>
      </div>
    </section>
  );
}

/** The customer's own page of a complaint: what matters now comes first, on a phone from above to below. */
export function CaseView(props: { page: PublicCase; said: string | null; phone: string; answer: unknown }) {
  const { page, said, phone, answer } = props;
  return (
    <div className="public-grid">
      <div>
        <Told said={said} answer={answer} />
        <CaseHead page={page} />
        {page.result ? <ConfirmResult result={page.result} answer={answer} /> : null}
        <CaseHistory page={page} />
      </div>
      <div>
        {page.mayWrite ? <AddWords answer={answer} /> : null}
        <Files files={page.files} />
        <Help phone={phone} open={page.mayWrite} />
      </div>
    </div>
  );
}
