import { useDraggable, useDroppable } from "@dnd-kit/core";
import { Link } from "@remix-run/react";
import { memo } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useBoard } from "./board-context.ts";
import type { BoardTrip } from "./board-data.ts";
import { CapacityBar } from "./capacity-bar.tsx";
import { type Dragged, goodsOf } from "./dragging.ts";
import { FixLine } from "./fix-line.tsx";
import { shipmentsOn } from "./goods-sum.ts";
import { PlainTripActs } from "./plain-trip-acts.tsx";
import { StopItem } from "./stop-item.tsx";
import { useStored } from "./store.ts";
import { fitOf } from "./target-fit.ts";
import { type Target, takesGoods } from "./targets.ts";
import { CardHead, type CardProps } from "./trip-head.tsx";
import { TripWarnings } from "./trip-warnings.tsx";
import { useChangedBy } from "./use-trip-changes.ts";

function Bars({ target, dragged }: { target: Target; dragged: Dragged | null }) {
  const { t, f } = useI18n();
  const { vehicle, trip } = target;
  const fit = fitOf(vehicle, trip, dragged ? goodsOf(dragged) : { weightG: 0, volumeCm3: 0 });
  return (
    <div className="dsp-caps">
      <CapacityBar
        label={t("dispatch.trips.weight")}
        used={trip?.weightG ?? 0}
        would={fit.weightG}
        total={vehicle.capacityG}
        text={f.kg}
        unit={t("dispatch.trips.kg")}
      />
      <CapacityBar
        label={t("dispatch.trips.volume")}
        used={trip?.volumeCm3 ?? 0}
        would={fit.volumeCm3}
        total={vehicle.capacityCm3}
        text={(value) => f.number(Math.round(value / 100_000) / 10)}
        unit={t("dispatch.trips.m3")}
      />
    </div>
  );
}

function Length({ trip, today }: { trip: BoardTrip; today: string }) {
  const { t, f } = useI18n();
  return (
    <span className="dsp-length muted">
      {trip.date < today ? <b className="text-late">{trip.date.slice(5)} </b> : null}
      {t("dispatch.trips.departAt", { time: f.time(trip.plannedDepartAt) })} ·{" "}
      {t("dispatch.trips.stops", { n: trip.stops.length, loads: shipmentsOn(trip) })} ·{" "}
      {t("dispatch.trips.length", {
        km: f.number(Math.round(trip.distanceM / 1000)),
        time: f.duration(trip.durationMs),
      })}
    </span>
  );
}

/** What is worth knowing about the card beside its stops. */
function Notes({ target, by }: { target: Target; by: string | null }) {
  const { t } = useI18n();
  const { data } = useBoard();
  const { vehicle, trip } = target;
  return (
    <>
      {by ? (
        <div className="dsp-by" role="status">
          {t("dispatch.trips.changedBy", { name: by })}
        </div>
      ) : null}
      {vehicle.expired && !trip?.refusals.length ? (
        <div className="dsp-warn text-exception">
          <Icon name="warning" size={13} />
          {t("dispatch.trips.expired")}
        </div>
      ) : null}
      {trip ? <TripWarnings trip={trip} /> : null}
      {vehicle.elsewhere.map((direction) => (
        <Link
          key={direction}
          className="dsp-elsewhere"
          to={`/dispatch?direction=${direction}&date=${data.filter.date}`}
        >
          {t("dispatch.trips.otherDirection", { direction: t(`common.direction.${direction}`) })}
        </Link>
      ))}
    </>
  );
}

/** A vehicle with one trip of the day, or with none yet: how full, who drives, its stops, and where goods are put. */
export const TripCard = memo(function TripCard(props: CardProps) {
  const { target, colour, collapsed, now } = props;
  const { vehicle, trip } = target;
  const { t } = useI18n();
  const { data, hover, dragged: dragStore } = useBoard();
  const open = trip === null || takesGoods(trip.status, data.filter.direction);
  const drop = useDroppable({
    id: `v:${target.key}`,
    data: { kind: "target", target },
    disabled: vehicle.expired || !open,
  });
  const drag = useDraggable({ id: `w:${target.key}`, data: { kind: "trip", trip, vehicle }, disabled: trip === null });
  const dragged = useStored(dragStore, (what) => what);
  const lit = useStored(hover, (thing) => thing?.kind === "vehicle" && thing.id === vehicle.id);
  const by = useChangedBy(trip, data.me);
  return (
    <article
      ref={(node) => {
        drop.setNodeRef(node);
        drag.setNodeRef(node);
      }}
      className={`dsp-card ${colour} ${drop.isOver ? "is-over" : ""} ${trip ? "" : "is-free"} ${by ? "is-changed" : ""}`}
      data-vehicle={vehicle.id}
      data-trip={trip?.id}
      data-lit={lit || undefined}
      aria-label={vehicle.plate}
      onMouseEnter={() => hover.set({ kind: "vehicle", id: vehicle.id })}
      onMouseLeave={() => hover.set(null)}
    >
      <CardHead {...props} drag={drag} />
      <Bars target={target} dragged={drop.isOver ? dragged : null} />
      {trip ? (
        <div className="dsp-card-line">
          <Length trip={trip} today={data.filter.today} />
          <FixLine vehicle={vehicle} now={now} />
        </div>
      ) : null}
      <Notes target={target} by={by} />
      {trip && !collapsed ? (
        <ol className="dsp-stops">
          {trip.stops.map((stop, index) => (
            <StopItem key={stop.id} trip={trip} stop={stop} index={index} />
          ))}
        </ol>
      ) : null}
      {trip ? <PlainTripActs trip={trip} /> : null}
      {trip && open && !vehicle.expired ? (
        <div className="dsp-drop">
          <Icon name="plus" size={13} /> {t("dispatch.trips.drop")}
        </div>
      ) : null}
    </article>
  );
});
