import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { DEFAULT_WIDTHS, fitWidths, keepWidths, LEAST, type PaneWidths, readWidths } from "./pane-widths.ts";

const STEP_PX = 16;
type Side = keyof PaneWidths;

function Splitter(props: { side: Side; width: number; onWidth: (width: number, last: boolean) => void }) {
  const { side, width, onWidth } = props;
  const { t } = useI18n();
  const from = useRef<{ x: number; width: number } | null>(null);
  const to = (event: PointerEvent) => (from.current ? from.current.width + event.clientX - from.current.x : width);
  const down = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width };
  };
  const up = (event: PointerEvent) => {
    if (from.current) {
      onWidth(to(event), true);
      from.current = null;
    }
  };
  const key = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -STEP_PX, ArrowRight: STEP_PX }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      onWidth(width + step, true);
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be dragged; this is the separator of the ARIA pattern
    <div
      role="separator"
      tabIndex={0}
      className="dsp-split"
      aria-orientation="vertical"
      aria-label={`${t("dispatch.panes.resize")} ${t(`dispatch.panes.${side}`)}`}
      aria-valuenow={Math.round(width)}
      aria-valuemin={LEAST[side]}
      onPointerDown={down}
      onPointerMove={(event) => from.current && onWidth(to(event), false)}
      onPointerUp={up}
      onPointerCancel={up}
      onKeyDown={key}
      onDoubleClick={() => onWidth(DEFAULT_WIDTHS[side], true)}
    />
  );
}

function widthOf(element: HTMLElement | null): number {
  return element?.clientWidth ?? 1440;
}

/** Queue, trips and (if any) map side by side; the two dividers can be dragged, and stay where they were left. */
export function Panes({ queue, trips, map }: { queue: ReactNode; trips: ReactNode; map: ReactNode | null }) {
  const ref = useRef<HTMLDivElement>(null);
  const [widths, setWidths] = useState<PaneWidths>(DEFAULT_WIDTHS);
  useEffect(() => setWidths(fitWidths(readWidths(localStorage), widthOf(ref.current))), []);
  const change = (side: Side) => (width: number, last: boolean) => {
    const next = fitWidths({ ...widths, [side]: width }, widthOf(ref.current));
    setWidths(next);
    if (last) {
      keepWidths(localStorage, next);
    }
  };
  const style = { "--queue-w": `${widths.queue}px`, "--trips-w": `${widths.trips}px` } as CSSProperties;
  return (
    <div ref={ref} className={`dsp-panes ${map ? "" : "is-board"}`} style={style}>
      {queue}
      <Splitter side="queue" width={widths.queue} onWidth={change("queue")} />
      {trips}
      {map ? <Splitter side="trips" width={widths.trips} onWidth={change("trips")} /> : null}
      {map}
    </div>
  );
}
