import { createContext, useContext } from "react";
import type { Warning } from "#app/domain/dispatch/findings.ts";
import type { MapThing } from "#app/ui/map/map-data.ts";
import type { BoardData, BoardTrip, BoardVehicle, QueueRow } from "./board-data.ts";
import type { Dragged } from "./dragging.ts";
import type { EventTargets } from "./event-targets.ts";
import type { StopPick } from "./stop-picks.ts";
import type { Store } from "./store.ts";
import type { Target } from "./targets.ts";

/** What is on trips and shall go to another vehicle. */
export type MoveWhat =
  | { kind: "stops"; trip: BoardTrip; stopIds: string[] }
  | { kind: "loads"; trip: BoardTrip; loadIds: string[] }
  | { kind: "trip"; trip: BoardTrip };

export interface RefusedRow {
  waybillNo: string;
  code: string;
  params: Record<string, string | number>;
}

/** The one dialog that may stand before the board. */
export type BoardDialog =
  | { kind: "assign"; rows: QueueRow[]; pieces?: string }
  | { kind: "move"; what: MoveWhat }
  | { kind: "split"; row: QueueRow }
  | { kind: "crew"; trip: BoardTrip; plate: string }
  | { kind: "release"; trip: BoardTrip }
  | { kind: "cancel"; trip: BoardTrip }
  | { kind: "event"; targets: EventTargets }
  | { kind: "warnings"; warnings: Warning[]; go: "assignAnyway" | "moveAnyway"; confirm: () => void }
  | { kind: "outcome"; refused: RefusedRow[]; done: number; plate: string };

export interface BoardActs {
  assign(rows: QueueRow[], target: Target, how?: { pieces?: string; partnerId?: string }): Promise<void>;
  unassign(trip: BoardTrip, loadIds: string[]): Promise<void>;
  move(what: MoveWhat, target: Target): Promise<void>;
  reorder(trip: BoardTrip, stopIds: string[] | null): Promise<void>;
  release(trip: BoardTrip): Promise<void>;
  cancel(trip: BoardTrip): Promise<void>;
  editCrew(trip: BoardTrip, change: object): Promise<void>;
  undo(): Promise<void>;
}

export interface ContextMenuAt {
  x: number;
  y: number;
  of:
    | { kind: "shipment"; row: QueueRow }
    | { kind: "stop"; trip: BoardTrip; stopId: string }
    | { kind: "trip"; vehicle: BoardVehicle; trip: BoardTrip };
}

export type Selection = ReadonlyMap<string, QueueRow>;

export interface Board {
  data: BoardData;
  /** all rows of the queue that were loaded */
  rows: QueueRow[];
  /** nothing of the queue is left to load */
  complete: boolean;
  /** the queue's filter as a query */
  query: string;
  selection: Store<Selection>;
  /** stops that were picked to go together */
  picks: Store<StopPick | null>;
  hover: Store<MapThing | null>;
  dragged: Store<Dragged | null>;
  /** asks the map to go there */
  focus: Store<{ ids: string[] } | null>;
  acts: BoardActs;
  open(dialog: BoardDialog): void;
  openMenu(menu: ContextMenuAt): void;
}

export const BoardContext = createContext<Board | null>(null);

export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (!board) {
    throw new Error("useBoard outside the dispatch board");
  }
  return board;
}
