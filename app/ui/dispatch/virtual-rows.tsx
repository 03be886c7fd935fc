import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";
import type { QueueRow } from "./board-data.ts";
import { QueueItem } from "./queue-row.tsx";
import { registerQueueScroll } from "./queue-scroll.ts";

/** Height of a row, as in the style sheet (pixels). */
const ROW_PX = 52;

/** A long queue: only the rows in sight have an element. */
export function VirtualRows({ rows, now, after }: { rows: QueueRow[]; now: Date; after: ReactNode }) {
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
