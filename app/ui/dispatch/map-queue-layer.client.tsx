import type L from "leaflet";
import { useEffect, useMemo, useRef, useState } from "react";
import { useMap } from "react-leaflet";
import { useI18n } from "#app/i18n/react.tsx";
import { useToast } from "#app/ui/kit/toasts.tsx";
import { boxSelect } from "#app/ui/map/box-select.client.ts";
import { type ClusterPoint, clusterLayer } from "#app/ui/map/cluster-layer.client.ts";
import { displayPoint } from "#app/ui/map/display-point.ts";
import { useBoard } from "./board-context.ts";
import type { QueuePoint, QueueRow } from "./board-data.ts";
import { fetchRow } from "./fetch-row.ts";
import { pointOf } from "./map-points.ts";
import { focusRow } from "./queue-scroll.ts";
import { pickRows, toggleRow } from "./toggle-row.ts";
import { useQueuePoints } from "./use-queue-points.ts";

/** The queue's points for display: of the rows with what they are, of the rest of a long queue just where. */
function usePoints(now: Date): { points: ClusterPoint[]; far: readonly QueuePoint[] } {
  const { t } = useI18n();
  const { data, rows, complete, query } = useBoard();
  const far = useQueuePoints(!complete, query, data.queue);
  const { crs } = data.map;
  const points = useMemo(() => {
    const near = rows.flatMap((row): ClusterPoint[] => {
      const point = pointOf(row);
      const title = t("dispatch.map.shipment", { no: row.waybillNo, place: row.dest, pieces: row.unassignedCount });
      const urgent = row.stageDueAt !== null && row.stageDueAt < now;
      return point ? [{ id: row.id, at: displayPoint(crs, point), title, urgent }] : [];
    });
    const known = new Set(rows.map((row) => row.id));
    const title = t("dispatch.map.point");
    const rest = far.filter(([id]) => !known.has(id));
    const beyond = rest.map(([id, lat, lng, due]): ClusterPoint => {
      return { id, at: displayPoint(crs, { lat, lng }), title, urgent: due !== null && due < now.getTime() };
    });
    return [...near, ...beyond];
  }, [rows, far, crs, t, now]);
  return { points, far };
}

/** What the queue has on the map, gathered in bubbles; a click picks, Shift and drag picks all in a box. */
export function QueueLayer({ now }: { now: Date }) {
  const map = useMap();
  const toast = useToast();
  const { t } = useI18n();
  const board = useBoard();
  const { selection, hover } = board;
  const { points, far } = usePoints(now);
  const latest = useRef({ board, points, far, t, toast });
  latest.current = { board, points, far, t, toast };
  const [layer, setLayer] = useState<ReturnType<typeof clusterLayer> | null>(null);
  useEffect(() => {
    const pick = (row: QueueRow, shift: boolean) => {
      const { rows } = latest.current.board;
      selection.set(toggleRow(selection.get(), rows, row, shift));
      if (rows.includes(row)) {
        focusRow(row.id, rows.indexOf(row));
      }
    };
    const made = clusterLayer(map, {
      clusterTitle: (n) => latest.current.t("dispatch.map.cluster", { n }),
      onHover: (id) => hover.set(id === null ? null : { kind: "shipment", id }),
      async onPick(id, { shift }) {
        const { rows, query } = latest.current.board;
        const known = rows.find((each) => each.id === id) ?? selection.get().get(id);
        const due = latest.current.far.find((point) => point[0] === id)?.[3] ?? null;
        const row = known ?? (await fetchRow(id, due, query));
        if (row) {
          pick(row, shift);
        }
      },
    });
    const showPicked = () => made.setPicked(new Set(selection.get().keys()));
    const forget = selection.subscribe(showPicked);
    showPicked();
    setLayer(made);
    return () => {
      forget();
      made.remove();
    };
  }, [map, selection, hover]);
  useEffect(() => layer?.setPoints(points), [layer, points]);
  useEffect(() => {
    const pickInside = (bounds: L.LatLngBounds) => {
      const inside = new Set(
        latest.current.points.filter((point) => bounds.contains(point.at)).map((point) => point.id),
      );
      const rows = latest.current.board.rows.filter((row) => inside.has(row.id));
      selection.set(pickRows(selection.get(), rows));
      if (rows.length < inside.size) {
        const text = latest.current.t("dispatch.map.boxPartly", { n: inside.size - rows.length });
        latest.current.toast({ text, tone: "problem" });
      }
    };
    return boxSelect(map, pickInside);
  }, [map, selection]);
  return null;
}
