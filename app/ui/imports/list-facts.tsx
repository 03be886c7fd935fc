import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import type { ShownList } from "./shown-list.ts";
import { stationName } from "./station-name.ts";

/** What the file and its title rows say, in one line. */
export function ListFacts({ list, now }: { list: ShownList; now: Date }) {
  const { t, f } = useI18n();
  const { layout } = list;
  const { vehicleNo, tripNo, driverPhone, departedAt, expectedAt } = layout.title;
  const facts: [string, string | null][] = [
    ["sheet", layout.sheetName],
    ["encoding", layout.encoding && t(`imports.encodings.${layout.encoding}`)],
    ["vehicle", vehicleNo],
    ["trip", tripNo],
    ["departed", departedAt && f.dateTime(departedAt, now)],
    ["expected", expectedAt && f.dateTime(expectedAt, now)],
    ["driver", driverPhone],
  ];
  return (
    <div className="imports-facts muted">
      <span>{list.senderName}</span>
      <span>{stationName(f.locale, list.stationCode)}</span>
      {facts.map(([key, value]) =>
        value ? (
          <span key={key}>
            {t(`imports.facts.${key}`)} {value}
          </span>
        ) : null,
      )}
      <span>{t("imports.facts.headingRow", { row: layout.headingRow })}</span>
      <span>
        {list.createdByName} {f.dateTime(list.createdAt, now)}
      </span>
      <a href={`/files/${list.fileId}`} download>
        <Icon name="download" /> {t("imports.list.download")}
      </a>
    </div>
  );
}
