/** One measured figure against its bound. `value` and `bound` are of the same `unit`. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** "≤" or "≥" with `bound`; absent for a figure that is only shown */
  sense?: "≤" | "≥";
  bound?: number;
  /** what it was measured against, with its figures */
  note: string;
}

export type Bench = () => Promise<Figure[]>;

export function holds(figure: Figure): boolean {
  if (figure.sense === undefined || figure.bound === undefined) {
    return true;
  }
  return figure.sense === "≤" ? figure.value <= figure.bound : figure.value >= figure.bound;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** The value below which `share` of all lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const rounded = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));

export function printTable(figures: readonly Figure[]): void {
  const rows = figures.map((figure) => [
    holds(figure) ? "ok" : "MISSED",
    figure.name,
    `${rounded(figure.value)} ${figure.unit}`,
    figure.sense ? `${figure.sense} ${figure.bound} ${figure.unit}` : "",
    figure.note,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  for (const row of rows) {
    process.stdout.write(`${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}\n`);
  }
}
