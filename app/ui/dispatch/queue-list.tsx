import { lazy, type ReactNode, Suspense } from "react";
import { useBoard } from "./board-context.ts";
import type { QueueRow } from "./board-data.ts";
import { QueueItem } from "./queue-row.tsx";

/** Up to here all rows are simply there; beyond it only those in sight are. */
const VIRTUAL_FROM = 150;

// Most days need no more than the plain list.
const VirtualRows = lazy(() => import("./virtual-rows.tsx").then((module) => ({ default: module.VirtualRows })));

function PlainRows({ rows, now, after }: { rows: QueueRow[]; now: Date; after: ReactNode }) {
  return (
    <div className="dsp-scroll">
      <ul className="dsp-rows">
        {rows.map((row) => (
          <QueueItem key={row.id} row={row} now={now} />
        ))}
      </ul>
      {after}
    </div>
  );
}

/** The rows of the queue. A few stand as they are; of thousands only those in sight have an element. */
export function QueueList({ now, after }: { now: Date; after: ReactNode }) {
  const { rows } = useBoard();
  if (rows.length <= VIRTUAL_FROM) {
    return <PlainRows rows={rows} now={now} after={after} />;
  }
  return (
    <Suspense fallback={<PlainRows rows={rows.slice(0, VIRTUAL_FROM)} now={now} after={null} />}>
      <VirtualRows rows={rows} now={now} after={after} />
    </Suspense>
  );
}
