import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import type { BoardTrip } from "./board-data.ts";
import { findingLines, groupByCode } from "./finding-text.ts";

/** What is wrong with a trip, each kind once and what forbids it first; the sentences under the pointer. */
export function TripWarnings({ trip }: { trip: Pick<BoardTrip, "warnings" | "refusals"> }) {
  const { t, f } = useI18n();
  const groups = groupByCode(findingLines(trip, t, f));
  if (groups.length === 0) {
    return null;
  }
  return (
    <ul className="dsp-warn">
      {groups.map(({ code, tone, texts }) => (
        <li key={code} className={tone} title={texts.join("\n")}>
          <Icon name="warning" size={13} />
          {t(`dispatch.warningTags.${code}`)}
          {texts.length > 1 ? ` ×${texts.length}` : ""}
        </li>
      ))}
    </ul>
  );
}
