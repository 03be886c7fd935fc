import { Form, Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, isRefusal, RefusalBanner } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { ActiveSwitch } from "./active-switch.tsx";
import { ActiveTag } from "./active-tag.tsx";
import { type CrewData, CrewFacts, CrewForm } from "./crew-form.tsx";
import { type DayTripRow, DayTrips } from "./day-trips.tsx";
import { ExpiryTag } from "./expiry-tag.tsx";
import { FixText, type Near } from "./fix.tsx";
import { FixList, type FixRow } from "./fix-list.tsx";
import { Fold } from "./fold.tsx";
import { VehicleFields, type VehicleValues } from "./vehicle-form.tsx";

interface Vehicle extends VehicleValues {
  id: string;
  version: number;
  active: boolean;
  fixAt: Date | null;
  near: Near | null;
  crew: CrewData | null;
  devices: { id: string; name: string; lastSeenAt: Date | null }[];
}

export interface VehiclePageProps {
  vehicle: Vehicle;
  trips: DayTripRow[];
  fixes: FixRow[];
  drivers: { id: string; name: string; licenceClass: string }[];
  now: Date;
  today: string;
  may: { edit: boolean; devices: boolean };
  /** the last refusal, and which form it answers */
  reply: unknown;
  at: string | null;
}

function VehicleFacts({ vehicle, now, today, may }: VehiclePageProps) {
  const { t, f } = useI18n();
  return (
    <dl className="facts">
      <dt>{t("fleet.vehicles.type")}</dt>
      <dd>
        {t(`fleet.types.${vehicle.type}`)} · {t(`fleet.ownership.${vehicle.ownership}`)}
      </dd>
      <dt>{t("fleet.vehicles.capacity")}</dt>
      <dd>
        {f.kg(vehicle.capacityG)} {t("common.unit.kg")} · {f.m3(vehicle.capacityCm3)} {t("common.unit.m3")}
      </dd>
      <dt>{t("fleet.vehicles.licence")}</dt>
      <dd>
        <ExpiryTag on={vehicle.licenceExpiresOn} today={today} />
      </dd>
      <dt>{t("fleet.vehicles.inspection")}</dt>
      <dd>
        <ExpiryTag on={vehicle.inspectionExpiresOn} today={today} />
      </dd>
      <dt>{t("fleet.vehicles.fix")}</dt>
      <dd>
        <FixText fixAt={vehicle.fixAt} near={vehicle.near} now={now} />
      </dd>
      <dt>{t("fleet.vehicles.devices")}</dt>
      <dd className="fleet-pair">
        {vehicle.devices.length > 0 ? (
          vehicle.devices.map((device) => device.name).join(" · ")
        ) : (
          <span className="muted">{t("fleet.vehicles.noDevices")}</span>
        )}
        {may.devices ? <Link to={`/admin/devices?vehicle=${vehicle.id}`}>{t("fleet.devices.title")}</Link> : null}
      </dd>
      {vehicle.note ? (
        <>
          <dt>{t("fleet.vehicles.note")}</dt>
          <dd>{vehicle.note}</dd>
        </>
      ) : null}
    </dl>
  );
}

function EditVehicle({ vehicle, answer }: { vehicle: Vehicle; answer: unknown }) {
  const { t } = useI18n();
  return (
    <Fold label={t("fleet.vehicles.edit")} open={isRefusal(answer)}>
      <Form method="post" action="?at=edit" className="stack" key={vehicle.version}>
        <FormProblems answer={answer}>
          <input type="hidden" name="version" value={vehicle.version} />
          <div className="form-grid">
            <VehicleFields vehicle={vehicle} />
          </div>
        </FormProblems>
        <div>
          <button className="btn btn-primary" name="intent" value="update">
            {t("common.save")}
          </button>
        </div>
      </Form>
    </Fold>
  );
}

/** The file of one vehicle: papers, crew, today's trips, where it was. */
export function VehiclePage(props: VehiclePageProps) {
  const { vehicle, trips, fixes, drivers, today, may, reply, at } = props;
  const { t } = useI18n();
  const inForm = at === "edit" || at === "crew";
  return (
    <div className="page">
      <div className="page-head">
        <Link to="/vehicles" className="btn btn-quiet btn-icon">
          <Icon name="back" label={t("fleet.vehicles.title")} />
        </Link>
        <h1>{vehicle.plate}</h1>
        <ActiveTag active={vehicle.active} />
        <div className="actions">
          {may.edit ? (
            <ActiveSwitch
              of="vehicles"
              name="plate"
              title={vehicle.plate}
              active={vehicle.active}
              version={vehicle.version}
            />
          ) : null}
        </div>
      </div>
      {isRefusal(reply) && !inForm ? <RefusalBanner refusal={reply} /> : null}
      <div className="fleet-columns">
        <div>
          <section className="card">
            <h2 className="card-head">{t("fleet.vehicles.file")}</h2>
            <div className="card-body">
              <VehicleFacts {...props} />
            </div>
          </section>
          <section className="card">
            <h2 className="card-head">{t("fleet.crew.title")}</h2>
            <div className="card-body stack-s">
              <CrewFacts crew={vehicle.crew} vehicle={vehicle} today={today} />
            </div>
          </section>
          {may.edit ? (
            <Fold label={t("fleet.crew.change")} open={isRefusal(reply) && at === "crew"}>
              <CrewForm
                key={vehicle.crew?.version ?? 0}
                crew={vehicle.crew}
                drivers={drivers}
                answer={at === "crew" ? reply : null}
              />
            </Fold>
          ) : null}
        </div>
        <div>
          {may.edit ? <EditVehicle vehicle={vehicle} answer={at === "edit" ? reply : null} /> : null}
          <section className="card">
            <h2 className="card-head">{t("fleet.vehicles.today")}</h2>
            <div className="fleet-scroll">
              <DayTrips trips={trips} other="driver" />
            </div>
          </section>
          <section className="card">
            <h2 className="card-head">{t("fleet.vehicles.track")}</h2>
            <div className="fleet-scroll">
              <FixList fixes={fixes} />
            </div>
          </section>
        </div>
      </div>
    </div>
  );
}
