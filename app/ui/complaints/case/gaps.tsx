import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import type { CaseRefusal } from "./case-answer.ts";
import { useCase } from "./case-context.tsx";

/** What a step still needs before it can be left, and which measures are open. */
export function Gaps({ missing, openActs = [] }: { missing: readonly string[]; openActs?: CaseRefusal["openActs"] }) {
  const { t, f } = useI18n();
  const { now } = useCase();
  if (missing.length === 0) {
    return null;
  }
  return (
    <div className="cmp-gaps">
      <span>{t("complaints.case.stillMissing")}</span>
      <ul>
        {missing.map((code) => (
          <li key={code}>
            <Icon name="close" />
            {t(`complaints.missing.${code}`)}
          </li>
        ))}
      </ul>
      {openActs.length > 0 ? (
        <ul className="cmp-gaps-acts">
          {openActs.map((act) => (
            <li key={act.id}>
              <a href={`#act-${act.id}`}>{act.text}</a>
              <span className="muted">
                {act.ownerName} · {f.dateTime(act.dueAt, now)}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
