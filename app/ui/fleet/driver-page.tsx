import { Form, Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, isRefusal, RefusalBanner } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { ActiveSwitch } from "./active-switch.tsx";
import { ActiveTag } from "./active-tag.tsx";
import { type DayTripRow, DayTrips } from "./day-trips.tsx";
import { type Account, DriverFields, type DriverValues } from "./driver-form.tsx";
import { AccountText, HOUR_MS } from "./driver-table.tsx";
import { ExpiryTag } from "./expiry-tag.tsx";
import { Fold } from "./fold.tsx";
import { PhoneLink } from "./phone-link.tsx";

interface Driver extends DriverValues {
  id: string;
  version: number;
  active: boolean;
  user: (Account & { active: boolean }) | null;
}

export interface DriverPageProps {
  driver: Driver;
  vehicles: { id: string; plate: string; type: string }[];
  trips: (DayTripRow & { durationMs: number })[];
  accounts: Account[];
  today: string;
  mayEdit: boolean;
  /** the last refusal, and which form it answers */
  reply: unknown;
  at: string | null;
}

function DriverFacts({ driver, vehicles, trips, today }: DriverPageProps) {
  const { t, f } = useI18n();
  const plannedMs = trips.reduce((sum, trip) => sum + trip.durationMs, 0);
  return (
    <dl className="facts">
      <dt>{t("fleet.drivers.phone")}</dt>
      <dd>
        <PhoneLink phone={driver.phone} name={driver.name} />
      </dd>
      <dt>{t("fleet.drivers.licenceClass")}</dt>
      <dd>{t(`fleet.licence.${driver.licenceClass}`)}</dd>
      <dt>{t("fleet.drivers.licence")}</dt>
      <dd>
        <ExpiryTag on={driver.licenceExpiresOn} today={today} />
      </dd>
      <dt>{t("fleet.drivers.hours")}</dt>
      <dd>{t("fleet.drivers.hoursValue", { hours: f.number(driver.maxDrivingMs / HOUR_MS) })}</dd>
      <dt>{t("fleet.drivers.plannedToday")}</dt>
      <dd>{trips.length > 0 ? f.duration(plannedMs) : <span className="muted">{t("fleet.drivers.noTrips")}</span>}</dd>
      <dt>{t("fleet.drivers.account")}</dt>
      <dd>
        <AccountText user={driver.user} />
      </dd>
      <dt>{t("fleet.drivers.vehicles")}</dt>
      <dd className="fleet-pair">
        {vehicles.length === 0 ? <span className="muted">{t("fleet.drivers.noVehicles")}</span> : null}
        {vehicles.map((vehicle) => (
          <span key={vehicle.id}>
            <Link to={`/vehicles/${vehicle.id}`}>{vehicle.plate}</Link>{" "}
            <span className="muted">{t(`fleet.types.${vehicle.type}`)}</span>
          </span>
        ))}
      </dd>
    </dl>
  );
}

/** The file of one driver: licence, hours, account, today's trips. */
export function DriverPage(props: DriverPageProps) {
  const { driver, trips, accounts, mayEdit, reply, at } = props;
  const { t } = useI18n();
  const own = driver.user ? [driver.user] : [];
  const answer = at === "edit" ? reply : null;
  return (
    <div className="page">
      <div className="page-head">
        <Link to="/drivers" className="btn btn-quiet btn-icon">
          <Icon name="back" label={t("fleet.drivers.title")} />
        </Link>
        <h1>{driver.name}</h1>
        <ActiveTag active={driver.active} />
        <div className="actions">
          {mayEdit ? (
            <ActiveSwitch
              of="drivers"
              name="name"
              title={driver.name}
              active={driver.active}
              version={driver.version}
            />
          ) : null}
        </div>
      </div>
      {isRefusal(reply) && at !== "edit" ? <RefusalBanner refusal={reply} /> : null}
      <div className="fleet-columns">
        <div>
          <section className="card">
            <h2 className="card-head">{t("fleet.drivers.file")}</h2>
            <div className="card-body">
              <DriverFacts {...props} />
            </div>
          </section>
        </div>
        <div>
          {mayEdit ? (
            <Fold label={t("fleet.drivers.edit")} open={isRefusal(answer)}>
              <Form method="post" action="?at=edit" className="stack" key={driver.version}>
                <FormProblems answer={answer}>
                  <input type="hidden" name="version" value={driver.version} />
                  <div className="form-grid">
                    <DriverFields driver={driver} accounts={[...own, ...accounts]} />
                  </div>
                </FormProblems>
                <div>
                  <button className="btn btn-primary" name="intent" value="update">
                    {t("common.save")}
                  </button>
                </div>
              </Form>
            </Fold>
          ) : null}
          <section className="card">
            <h2 className="card-head">{t("fleet.drivers.today")}</h2>
            <div className="fleet-scroll">
              <DayTrips trips={trips} other="vehicle" />
            </div>
          </section>
        </div>
      </div>
    </div>
  );
}
