import { useI18n } from "#app/i18n/react.tsx";
import { useCase } from "./case-context.tsx";
import { useStepWords } from "./step-words.ts";

/** Every clock with what it came to. */
export function ClocksTable() {
  const { t, f } = useI18n();
  const { clocks } = useCase();
  return (
    <section>
      <h2>{t("complaints.case.clocks")}</h2>
      <table>
        <thead>
          <tr>
            {(["clock", "start", "due", "end", "outcome"] as const).map((key) => (
              <th key={key}>{t(`complaints.case.sheet.${key}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {clocks.map((clock) => (
            <tr key={clock.id}>
              <td>
                {t(`complaints.clocks.${clock.kind}`)}
                {clock.cycle > 1 ? ` ${clock.cycle}` : null}
              </td>
              <td>{f.full(clock.startedAt)}</td>
              <td>{f.full(clock.dueAt)}</td>
              <td>{clock.stoppedAt ? f.full(clock.stoppedAt) : null}</td>
              <td>{t(`complaints.case.outcomes.${clock.outcome}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The measures with owner and date. */
export function ActsTable() {
  const { t, f } = useI18n();
  const { acts } = useCase().file;
  return acts.length > 0 ? (
    <section>
      <h2>{t("complaints.case.acts")}</h2>
      <table>
        <tbody>
          {acts.map((act) => (
            <tr key={act.id}>
              <td>{t(`complaints.actKinds.${act.kind}`)}</td>
              <td>{act.text}</td>
              <td>{act.ownerName}</td>
              <td>{f.full(act.dueAt)}</td>
              <td>{act.doneAt ? `${t("complaints.case.actDone")} ${f.full(act.doneAt)}` : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ) : null;
}

/** Every word and step in the order they came. */
export function HistoryTable() {
  const { t, f } = useI18n();
  const { entries } = useCase().file;
  const stepWords = useStepWords();
  return (
    <section>
      <h2>{t("complaints.case.timeline")}</h2>
      <table>
        <tbody>
          {entries
            .toSorted((a, b) => a.at.getTime() - b.at.getTime())
            .map((entry) => {
              const step = entry.kind === "step" ? stepWords(entry) : null;
              const words = [step?.facts.join(" · "), entry.text].filter(Boolean).join(" — ");
              return (
                <tr key={entry.id}>
                  <td className="sheet-nowrap">{f.full(entry.at)}</td>
                  <td className="sheet-nowrap">{step?.title ?? t(`complaints.entryKinds.${entry.kind}`)}</td>
                  <td className="sheet-nowrap">{entry.actorName}</td>
                  <td className="sheet-text">{words}</td>
                </tr>
              );
            })}
        </tbody>
      </table>
    </section>
  );
}
