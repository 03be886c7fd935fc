import { Link } from "@remix-run/react";
import { useCallback, useMemo, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { useBoard } from "./board-context.ts";
import type { BoardVehicle } from "./board-data.ts";
import { type Target, targetKey } from "./targets.ts";
import { TripCard } from "./trip-card.tsx";
import { tripColours } from "./trip-colour.ts";

/** One card a trip, and one for each vehicle that has none; what is under way or full stands before what is free. */
function cardsOf(vehicles: readonly BoardVehicle[]): Target[] {
  const busy = vehicles.flatMap((vehicle) =>
    vehicle.trips.map((trip) => ({ key: targetKey(vehicle.id, trip.id), vehicle, trip })),
  );
  const free = vehicles
    .filter((vehicle) => vehicle.trips.every((trip) => trip.status === "closed"))
    .map((vehicle) => ({ key: targetKey(vehicle.id, null), vehicle, trip: null }));
  return [...busy, ...free];
}

/** All vehicles of the day with their trips: under each other beside the map, side by side on the board. */
export function TripsPane({ now }: { now: Date }) {
  const { t, f } = useI18n();
  const { data } = useBoard();
  const { vehicles, filter } = data;
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const cards = useMemo(() => cardsOf(vehicles), [vehicles]);
  const colours = useMemo(() => tripColours(vehicles), [vehicles]);
  const toggle = useCallback((key: string) => {
    setCollapsed((old) => {
      const next = new Set(old);
      if (!next.delete(key)) {
        next.add(key);
      }
      return next;
    });
  }, []);
  const trips = cards.filter((card) => card.trip);
  const all = trips.length > 0 && trips.every((card) => collapsed.has(card.key));
  return (
    <section className={`dsp-pane dsp-trips is-${filter.layout}`} aria-labelledby="dsp-trips-title" data-pane="trips">
      <header className="dsp-head">
        <h2 id="dsp-trips-title">
          {t("dispatch.panes.trips")} <b className="dsp-total">{f.number(trips.length)}</b>
        </h2>
        <button
          type="button"
          className="btn btn-quiet btn-small"
          disabled={trips.length === 0}
          onClick={() => setCollapsed(all ? new Set() : new Set(trips.map((card) => card.key)))}
        >
          {t(all ? "dispatch.acts.expandAll" : "dispatch.acts.collapseAll")}
        </button>
      </header>
      {cards.length === 0 ? (
        <Empty title={t("dispatch.trips.none")}>
          <span>{t("dispatch.trips.noneHint")}</span>
          <Link className="btn btn-primary" to="/vehicles">
            {t("dispatch.trips.addVehicle")}
          </Link>
        </Empty>
      ) : (
        <div className="dsp-cards">
          {cards.map((card) => (
            <TripCard
              key={card.key}
              target={card}
              colour={card.trip ? (colours.get(card.trip.id) ?? "") : ""}
              collapsed={collapsed.has(card.key)}
              onCollapse={toggle}
              now={now}
            />
          ))}
        </div>
      )}
    </section>
  );
}
