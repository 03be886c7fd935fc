import type { useDraggable } from "@dnd-kit/core";
import type { MouseEvent } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";
import { useBoard } from "./board-context.ts";
import type { BoardTrip, BoardVehicle } from "./board-data.ts";
import { FixLine } from "./fix-line.tsx";
import type { Target } from "./targets.ts";

const tones: Record<string, Tone> = { planned: "planned", released: "waiting", departed: "moving", closed: "done" };

function Driver({ vehicle, trip }: { vehicle: BoardVehicle; trip: BoardTrip | null }) {
  const { t } = useI18n();
  const { open } = useBoard();
  const name = trip ? trip.driverName : vehicle.driverName;
  if (!trip || !["planned", "released"].includes(trip.status)) {
    return <span className="dsp-driver">{name ?? t("dispatch.trips.noDriver")}</span>;
  }
  return (
    <button
      type="button"
      className={`dsp-driver ${name ? "" : "text-late"}`}
      title={t("dispatch.acts.crew")}
      onClick={() => open({ kind: "crew", trip, plate: vehicle.plate })}
    >
      <Icon name={name ? "user" : "warning"} size={13} />
      {name ?? t("dispatch.trips.noDriver")}
    </button>
  );
}

export interface CardProps {
  target: Target;
  colour: string;
  collapsed: boolean;
  onCollapse: (key: string) => void;
  now: Date;
}

function TripActs({
  vehicle,
  trip,
  drag,
}: {
  vehicle: BoardVehicle;
  trip: BoardTrip;
  drag: ReturnType<typeof useDraggable>;
}) {
  const { t } = useI18n();
  const { open, openMenu } = useBoard();
  const { plate } = vehicle;
  const menu = (event: MouseEvent) =>
    openMenu({ x: event.clientX, y: event.clientY, of: { kind: "trip", vehicle, trip } });
  return (
    <>
      <Tag tone={tones[trip.status] ?? "planned"}>{t(`dispatch.trips.statuses.${trip.status}`)}</Tag>
      {trip.status === "planned" && trip.stops.length > 0 ? (
        <button type="button" className="btn btn-small dsp-release" onClick={() => open({ kind: "release", trip })}>
          {t("dispatch.confirm.release")}
        </button>
      ) : null}
      <button
        type="button"
        className="dsp-grip"
        ref={drag.setActivatorNodeRef}
        {...drag.attributes}
        {...drag.listeners}
        aria-label={t("dispatch.trips.dragTrip", { plate })}
      >
        <Icon name="grip" size={14} />
      </button>
      <button type="button" className="dsp-dots" onClick={menu} aria-label={t("dispatch.trips.tripMenu", { plate })}>
        ⋯
      </button>
    </>
  );
}

/** The first line of a card: which vehicle, who drives, how far the trip is, and what can be done with it. */
export function CardHead({
  target,
  collapsed,
  onCollapse,
  drag,
  now,
}: CardProps & { drag: ReturnType<typeof useDraggable> }) {
  const { t } = useI18n();
  const { vehicle, trip } = target;
  return (
    <div className="dsp-card-head">
      <button
        type="button"
        className="dsp-fold"
        aria-expanded={!collapsed}
        aria-label={t(collapsed ? "dispatch.acts.expand" : "dispatch.acts.collapse")}
        onClick={() => onCollapse(target.key)}
      >
        <Icon name="down" size={14} />
      </button>
      <span className="dsp-plate" {...(trip ? drag.listeners : {})}>
        {vehicle.plate}
      </span>
      <span className="muted dsp-type" title={t(`fleet.types.${vehicle.type}`)}>
        {t(`fleet.types.${vehicle.type}`)}
      </span>
      <Driver vehicle={vehicle} trip={trip} />
      <span className="grow" />
      {trip ? (
        <TripActs vehicle={vehicle} trip={trip} drag={drag} />
      ) : (
        <span className="dsp-free">
          {vehicle.fix ? <FixLine vehicle={vehicle} now={now} /> : null}
          {t("dispatch.trips.noTrip")}
        </span>
      )}
    </div>
  );
}
