import type { ListColumn } from "#app/domain/shipments/list-columns.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { LineCells, type ShipmentLine } from "./list-cells.tsx";
import { toggled } from "./use-row-keys.ts";

interface Props {
  lines: ShipmentLine[];
  columns: readonly ListColumn[];
  now: Date;
  cursor: number;
  selected: ReadonlySet<string>;
  /** id → who just changed it */
  flashes: ReadonlyMap<string, string>;
  onSelect: (ids: string[]) => void;
  onCursor: (index: number) => void;
}

/** The list itself. Its check boxes belong to the form `bulk`, so that bulk acts work without script. */
export function ShipmentTable({ lines, columns, now, cursor, selected, flashes, onSelect, onCursor }: Props) {
  const { t } = useI18n();
  const all = lines.length > 0 && lines.every((line) => selected.has(line.id));
  return (
    <div className="table-wrap ship-table">
      <table className="table">
        <thead>
          <tr>
            <th className="ship-check">
              <input
                type="checkbox"
                checked={all}
                aria-label={t("shipments.list.selectAll")}
                onChange={() => onSelect(all ? [] : lines.map((line) => line.id))}
              />
            </th>
            {columns.map((column) => (
              <th key={column} className={`ship-col-${column}`}>
                {t(`shipments.list.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr
              key={line.id}
              data-row={line.id}
              data-cursor={index === cursor || undefined}
              aria-selected={selected.has(line.id)}
              className={flashes.has(line.id) ? "ship-flash" : undefined}
              title={flashes.has(line.id) ? t("common.changedBy", { name: flashes.get(line.id) ?? "" }) : undefined}
              onClick={() => onCursor(index)}
            >
              <td className="ship-check">
                <input
                  type="checkbox"
                  form="bulk"
                  name="id"
                  value={line.id}
                  checked={selected.has(line.id)}
                  aria-label={t("shipments.list.select", { no: line.waybillNo })}
                  onChange={() => onSelect(toggled(selected, line.id))}
                />
              </td>
              <LineCells columns={columns} line={line} now={now} />
              {flashes.has(line.id) ? (
                <td className="ship-who">{t("common.changedBy", { name: flashes.get(line.id) ?? "" })}</td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
