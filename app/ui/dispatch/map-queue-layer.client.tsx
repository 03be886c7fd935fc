import { useEffect, useMemo, useRef, useState } from "react";
import { useMap } from "react-leaflet";
import { useI18n } from "#app/i18n/react.tsx";
import { boxSelect } from "#app/ui/map/box-select.client.ts";
import { type ClusterPoint, clusterLayer } from "#app/ui/map/cluster-layer.client.ts";
import { displayPoint } from "#app/ui/map/display-point.ts";
import { useBoard } from "./board-context.ts";
import type { QueueRow } from "./board-data.ts";
import { pointOf } from "./map-points.ts";
import { focusRow } from "./queue-scroll.ts";
import { pickRows, toggleRow } from "./toggle-row.ts";

/** What the queue has on the map, gathered in bubbles; a click picks, Shift and drag picks all in a box. */
export function QueueLayer({ now }: { now: Date }) {
  const map = useMap();
  const { t } = useI18n();
  const { data, rows, selection, hover } = useBoard();
  const { crs } = data.map;
  const latest = useRef({ rows, t });
  latest.current = { rows, t };
  const points = useMemo(
    () =>
      rows.flatMap((row): ClusterPoint[] => {
        const point = pointOf(row);
        const title = t("dispatch.map.shipment", { no: row.waybillNo, place: row.dest, pieces: row.unassignedCount });
        const urgent = row.stageDueAt !== null && row.stageDueAt < now;
        return point ? [{ id: row.id, at: displayPoint(crs, point), title, urgent }] : [];
      }),
    [rows, crs, t, now],
  );
  const [layer, setLayer] = useState<ReturnType<typeof clusterLayer> | null>(null);
  useEffect(() => {
    const rowOf = (id: string): QueueRow | undefined => latest.current.rows.find((row) => row.id === id);
    const made = clusterLayer(map, {
      clusterTitle: (n) => latest.current.t("dispatch.map.cluster", { n }),
      onHover: (id) => hover.set(id === null ? null : { kind: "shipment", id }),
      onPick(id, { shift }) {
        const row = rowOf(id);
        if (row) {
          selection.set(toggleRow(selection.get(), latest.current.rows, row, shift));
          focusRow(id, latest.current.rows.indexOf(row));
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
  useEffect(
    () =>
      boxSelect(map, (bounds) => {
        const inside = latest.current.rows.filter((row) => {
          const point = pointOf(row);
          return point !== null && bounds.contains(displayPoint(crs, point));
        });
        selection.set(pickRows(selection.get(), inside));
      }),
    [map, crs, selection],
  );
  return null;
}
