import { useNavigate, useSearchParams } from "@remix-run/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { useLive } from "#app/ui/kit/live.ts";
import { useToast } from "#app/ui/kit/toasts.tsx";
import type { MapThing } from "#app/ui/map/map-data.ts";
import { type Board, BoardContext, type BoardDialog, type ContextMenuAt, type Selection } from "./board-context.ts";
import type { BoardData } from "./board-data.ts";
import { BoardDialogs } from "./board-dialogs.tsx";
import { boardHref } from "./board-href.ts";
import { BoardToolbar } from "./board-toolbar.tsx";
import { ContextMenu } from "./context-menu.tsx";
import { DragBoard } from "./drag-board.tsx";
import type { Dragged } from "./dragging.ts";
import { FixesContext, useFixes } from "./fixes.ts";
import { MapPane } from "./map-pane.tsx";
import { type PaneName, PaneTabs } from "./pane-tabs.tsx";
import { Panes } from "./panes.tsx";
import { PlainConfirm } from "./plain-confirm.tsx";
import { QueuePane } from "./queue-pane.tsx";
import type { StopPick } from "./stop-picks.ts";
import { createStore } from "./store.ts";
import { reconcile } from "./toggle-row.ts";
import { TripsPane } from "./trips-pane.tsx";
import { useActs } from "./use-acts.ts";
import { useBoardKeys } from "./use-board-keys.ts";
import { useNow } from "./use-now.ts";
import { type LoadedQueue, useQueuePages } from "./use-queue-pages.ts";
import "./dispatch.css";
import "./dispatch-trips.css";

const CONCERNED = /^(shipment|tracking|exception|trip|stop|vehicle|driver|crew)\./;

/** What the dialogs leave behind: the focus goes back to where it was. */
function useDialog() {
  const [dialog, setDialog] = useState<BoardDialog | null>(null);
  const before = useRef<HTMLElement | null>(null);
  const open = useCallback((next: BoardDialog) => {
    before.current ??= document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setDialog(next);
  }, []);
  const close = useCallback(() => setDialog(null), []);
  useEffect(() => {
    if (dialog === null) {
      before.current?.focus({ preventScroll: true });
      before.current = null;
    }
  }, [dialog]);
  return { dialog, open, close };
}

/** Keeps what is picked in step with the queue; says so when a colleague was faster. */
function useFreshSelection(board: Board, queue: LoadedQueue): void {
  const toast = useToast();
  const { t } = useI18n();
  const { selection } = board;
  useEffect(() => {
    const { selection: next, gone } = reconcile(selection.get(), queue.rows, queue.complete);
    selection.set(next);
    if (gone > 0) {
      toast({ text: t("dispatch.toast.gone", { n: gone }), tone: "problem" });
    }
  }, [queue.rows, queue.complete, selection, toast, t]);
}

function useBoardValue(
  data: BoardData,
  queue: LoadedQueue,
  query: string,
  open: (dialog: BoardDialog) => void,
  openMenu: (menu: ContextMenuAt) => void,
): Board {
  const [stores] = useState(() => ({
    selection: createStore<Selection>(new Map()),
    picks: createStore<StopPick | null>(null),
    hover: createStore<MapThing | null>(null),
    dragged: createStore<Dragged | null>(null),
    focus: createStore<{ ids: string[] } | null>(null),
  }));
  const acts = useActs(data, stores.selection, open);
  const { rows, complete } = queue;
  return useMemo(
    () => ({ data, rows, complete, query, ...stores, acts, open, openMenu }),
    [data, rows, complete, query, stores, acts, open, openMenu],
  );
}

/** The dispatcher's desk: what waits, who drives, and where all of it is. */
export function DispatchBoard({ data }: { data: BoardData }) {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const { dialog, open, close } = useDialog();
  const [menu, setMenu] = useState<ContextMenuAt | null>(null);
  const [shown, setShown] = useState<PaneName>("queue");
  const { filter } = data;
  const query = useMemo(() => {
    const { direction, view, place, q } = filter;
    return new URLSearchParams({ direction, view, place, q }).toString();
  }, [filter]);
  const queue = useQueuePages(data.queue, query);
  const board = useBoardValue(data, queue, query, open, setMenu);
  const fixes = useFixes(data.vehicles);
  const now = useNow(data.now);
  const withMap = filter.layout === "map";
  useLive((event) => CONCERNED.test(event.event) && event.event !== "vehicle.moved");
  useFreshSelection(board, queue);
  useBoardKeys({
    board,
    toggleMap: () => navigate(boardHref(params, { layout: withMap ? "board" : null }), { replace: true }),
    openShipment: (row) => navigate(`/shipments/${row.waybillNo}`),
  });
  const closeMenu = useCallback(() => setMenu(null), []);
  return (
    <BoardContext.Provider value={board}>
      <FixesContext.Provider value={fixes}>
        <div className="dsp" data-shown={shown} data-layout={filter.layout}>
          <BoardToolbar />
          <PlainConfirm />
          <PaneTabs shown={shown} panes={withMap ? ["queue", "trips", "map"] : ["queue", "trips"]} onShow={setShown} />
          <DragBoard>
            <Panes
              queue={<QueuePane queue={queue} now={now} />}
              trips={<TripsPane now={now} />}
              map={withMap ? <MapPane now={now} /> : null}
            />
          </DragBoard>
          <BoardDialogs dialog={dialog} onClose={close} />
          {menu ? <ContextMenu menu={menu} onClose={closeMenu} /> : null}
        </div>
      </FixesContext.Provider>
    </BoardContext.Provider>
  );
}
