import { type ReactNode, useId } from "react";

/** A drawing under its heading, with the figures of it beside. */
export function ChartCard({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className="card stat-chart" aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      <div className="card-body">{children}</div>
    </section>
  );
}

/** Drawing units; the page scales them to its width. */
export const CHART = { width: 520, height: 190, left: 34, right: 8, top: 20, bottom: 26 } as const;

/** The middle of the n-th of `count` columns. */
export function columnX(index: number, count: number): number {
  const { width, left, right } = CHART;
  return left + ((width - left - right) / count) * (index + 0.5);
}

/** "11", and with the year in January and at the beginning. */
export function monthLabel(month: string, index: number): string {
  const [year = "", number = ""] = month.split("-");
  return index === 0 || number === "01" ? `${year.slice(2)}/${number}` : number;
}
