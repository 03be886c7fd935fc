import type { Warning } from "#app/domain/dispatch/findings.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { warningText } from "./finding-text.ts";

/** What is worth a word about a trip, each kind once; the sentences under the pointer. */
export function TripWarnings({ warnings }: { warnings: readonly Warning[] }) {
  const { t, f } = useI18n();
  const codes = [...new Set(warnings.map((warning) => warning.code))];
  if (codes.length === 0) {
    return null;
  }
  return (
    <ul className="dsp-warn text-late">
      {codes.map((code) => {
        const same = warnings.filter((warning) => warning.code === code);
        return (
          <li key={code} title={same.map((warning) => warningText(warning, t, f)).join("\n")}>
            <Icon name="warning" size={13} />
            {t(`dispatch.warningTags.${code}`)}
            {same.length > 1 ? ` ×${same.length}` : ""}
          </li>
        );
      })}
    </ul>
  );
}
