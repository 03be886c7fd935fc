import { Form, Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, isRefusal, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { FillBar } from "./fill-bar.tsx";
import { FixText } from "./fix.tsx";
import { Fold } from "./fold.tsx";
import { PhoneLink } from "./phone-link.tsx";
import { beijingInput, type FillView, type TripView } from "./trip-types.ts";

function Person({ person, role }: { person: TripView["driver"]; role: string }) {
  return person ? (
    <>
      <dt>{role}</dt>
      <dd className="fleet-pair">
        <Link to={`/drivers/${person.id}`}>{person.name}</Link>
        <PhoneLink phone={person.phone} name={person.name} />
      </dd>
    </>
  ) : null;
}

function Moment({ label, at, now }: { label: string; at: Date | null; now: Date }) {
  const { f } = useI18n();
  return at ? (
    <>
      <dt>{label}</dt>
      <dd>{f.dateTime(at, now)}</dd>
    </>
  ) : null;
}

/** What a trip is made of: vehicle, people, load, times. */
export function TripFacts({ trip, fill, now }: { trip: TripView; fill: FillView; now: Date }) {
  const { t, f } = useI18n();
  const { vehicle } = trip;
  const kg = t("common.unit.kg");
  const m3 = t("common.unit.m3");
  return (
    <dl className="facts">
      <dt>{t("fleet.trip.vehicle")}</dt>
      <dd className="fleet-pair">
        <Link className="fleet-plate" to={`/vehicles/${vehicle.id}`}>
          {vehicle.plate}
        </Link>
        <span className="muted">{t(`fleet.types.${vehicle.type}`)}</span>
      </dd>
      {trip.driver ? null : (
        <>
          <dt>{t("fleet.trip.driver")}</dt>
          <dd className="fleet-stale">{t("fleet.trips.noDriver")}</dd>
        </>
      )}
      <Person person={trip.driver} role={t("fleet.trip.driver")} />
      <Person person={trip.coDriver} role={t("fleet.trip.coDriver")} />
      {trip.helpers ? (
        <>
          <dt>{t("fleet.trip.helpers")}</dt>
          <dd>{trip.helpers}</dd>
        </>
      ) : null}
      <dt>{t("fleet.trips.weight")}</dt>
      <dd>
        <FillBar
          used={fill.weightG}
          most={vehicle.capacityG}
          text={`${f.kg(fill.weightG)} / ${f.kg(vehicle.capacityG)} ${kg}`}
        />
      </dd>
      <dt>{t("fleet.trips.volume")}</dt>
      <dd>
        <FillBar
          used={fill.volumeCm3}
          most={vehicle.capacityCm3}
          text={`${f.m3(fill.volumeCm3)} / ${f.m3(vehicle.capacityCm3)} ${m3}`}
        />
      </dd>
      <dt>{t("fleet.trip.distance")}</dt>
      <dd>
        {f.km(trip.distanceM)} {t("common.unit.km")} ·{" "}
        {t("fleet.trip.durationBack", { time: f.duration(trip.durationMs) })}
      </dd>
      <Moment label={t("fleet.trip.plannedDepart")} at={trip.plannedDepartAt} now={now} />
      <Moment label={t("fleet.trip.released")} at={trip.releasedAt} now={now} />
      <Moment label={t("fleet.trip.departed")} at={trip.departedAt} now={now} />
      <Moment label={t(`fleet.tripStates.${trip.status}`)} at={trip.closedAt} now={now} />
      <dt>{t("fleet.trip.lastFix")}</dt>
      <dd>
        <FixText fixAt={vehicle.fixAt} near={vehicle.near} now={now} />
      </dd>
      <dt>{t("fleet.trip.changed")}</dt>
      <dd className="muted">
        {trip.updatedByName} · {f.dateTime(trip.updatedAt, now)}
      </dd>
    </dl>
  );
}

/** Changes who rides the trip and when it leaves, while it has not left. */
export function TripEdit(props: {
  trip: TripView;
  drivers: { id: string; name: string; licenceClass: string }[];
  answer: unknown;
}) {
  const { trip, drivers, answer } = props;
  const { t } = useI18n();
  const choices = drivers.map(({ id, name, licenceClass }) => ({ value: id, label: `${name} · ${licenceClass}` }));
  return (
    <Fold label={t("fleet.trip.edit")} open={isRefusal(answer)}>
      <Form method="post" action="?at=edit" className="stack-s" key={trip.version}>
        <FormProblems answer={isRefusal(answer) && answer.fields.length > 0 ? answer : null}>
          <input type="hidden" name="version" value={trip.version} />
          <SelectField
            name="driverId"
            label={t("fleet.trip.driver")}
            choices={choices}
            empty={t("fleet.trips.noDriver")}
            defaultValue={trip.driverId ?? ""}
          />
          <SelectField
            name="coDriverId"
            label={t("fleet.trip.coDriver")}
            choices={choices}
            empty={t("fleet.crew.nobody")}
            defaultValue={trip.coDriverId ?? ""}
          />
          <TextField name="helpers" label={t("fleet.trip.helpers")} defaultValue={trip.helpers ?? ""} maxLength={100} />
          <TextField
            name="plannedDepartAt"
            label={t("fleet.trip.departAt")}
            type="datetime-local"
            defaultValue={beijingInput(trip.plannedDepartAt)}
            required
          />
        </FormProblems>
        <div>
          <button className="btn btn-primary" name="intent" value="edit">
            {t("common.save")}
          </button>
        </div>
      </Form>
    </Fold>
  );
}
