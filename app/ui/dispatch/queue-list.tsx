import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";
import { useBoard } from "./board-context.ts";
import type { QueueRow } from "./board-data.ts";
import { QueueItem } from "./queue-row.tsx";
import { registerQueueScroll } from "./queue-scroll.ts";

export const ROW_PX = 52;
/** Up to here all rows are simply there; beyond it only those in sight are. */
const VIRTUAL_FROM = 150;

function VirtualRows({ rows, now, after }: { rows: QueueRow[]; now: Date; after: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => ref.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  });
  useEffect(() => registerQueueScroll((index) => list.scrollToIndex(index, { align: "auto" })), [list]);
  return (
    <div ref={ref} className="dsp-scroll">
      <ul className="dsp-rows" style={{ height: list.getTotalSize(), position: "relative" }}>
        {list.getVirtualItems().map((item) => (
          <div key={item.key} className="dsp-at" style={{ transform: `translateY(${item.start}px)` }}>
            <QueueItem row={rows[item.index]!} now={now} />
          </div>
        ))}
      </ul>
      {after}
    </div>
  );
}

/** The rows of the queue. A few stand as they are; of thousands only those in sight have an element. */
export function QueueList({ now, after }: { now: Date; after: ReactNode }) {
  const { rows } = useBoard();
  if (rows.length > VIRTUAL_FROM) {
    return <VirtualRows rows={rows} now={now} after={after} />;
  }
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
