import { cellText, type RawRow } from "./cell.ts";
import { parseBeijingTime } from "./dates.ts";

/** What the rows above the heading say about the vehicle that brought the goods. Instants are UTC. */
export interface ListTitle {
  /** first line that is not label and value, such as `沪新专线 到货清单` */
  name?: string;
  vehicleNo?: string;
  tripNo?: string;
  departedAt?: Date;
  driverName?: string;
  driverPhone?: string;
  expectedAt?: Date;
}

type Part = Exclude<keyof ListTitle, "name">;

const LABELS: readonly (readonly [Part, RegExp])[] = [
  ["driverPhone", /^(司机|驾驶员)(联系)?(电话|手机号?|手机号码|联系方式)$|^driverphone$/],
  ["driverName", /^(司机|驾驶员)(姓名)?$|^driver$/],
  ["vehicleNo", /^(车牌号?码?|车号|车辆|承运车辆)$|^(plate|vehicle)(no)?$/],
  ["tripNo", /^(车次号?|班次|运次|批次号?|发车批次)$|^trip(no)?$/],
  ["expectedAt", /^(预计|预达)(到达|到站|到货|抵达)?(时间|日期)?$|^eta$/],
  ["departedAt", /^(发车|出发|发运|装车|起运)(时间|日期)?$|^(etd|departed|departure)$/],
];

const LABEL = /(?:^|[\s,;|、\uff0c\uff1b])([^\s:,;|、\uff0c\uff1b\d]{2,12})\s?:\s*/g;

/** Cuts `车牌号:新A·D9021 挂   车次:WL1` into label and value: a value ends where the next label begins. */
function labelledValues(line: string): { label: string; value: string }[] {
  const labels = [...line.matchAll(LABEL)];
  return labels.map((match, i) => ({
    label: (match[1] ?? "").toLowerCase(),
    value: line.slice(match.index + match[0].length, labels[i + 1]?.index ?? line.length).trim(),
  }));
}

function partOf(label: string): Part | undefined {
  return LABELS.find(([, pattern]) => pattern.test(label))?.[0];
}

/** Reads the rows above the heading. `today` decides the year of dates written without one. Times are Beijing time. */
export function readTitle(rows: readonly RawRow[], today: Date): ListTitle {
  const title: ListTitle = {};
  for (const row of rows) {
    const line = row.cells.map(cellText).filter(Boolean).join("  ").replaceAll("\uff1a", ":");
    const pairs = labelledValues(line);
    if (pairs.length === 0) {
      title.name ??= line || undefined;
    }
    for (const { label, value } of pairs) {
      const part = partOf(label);
      if (part === undefined || value === "") {
        continue;
      }
      if (part === "departedAt" || part === "expectedAt") {
        title[part] ??= parseBeijingTime(value, today) ?? undefined;
      } else {
        title[part] ??= value;
      }
    }
  }
  return title;
}
