import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { ActiveTag } from "./active-tag.tsx";
import { ExpiryTag } from "./expiry-tag.tsx";
import { FixText, type Near } from "./fix.tsx";
import { PhoneLink } from "./phone-link.tsx";

interface Person {
  id: string;
  name: string;
  phone: string;
}

export interface VehicleRowData {
  id: string;
  plate: string;
  type: string;
  ownership: string;
  capacityG: number;
  capacityCm3: number;
  licenceExpiresOn: string;
  inspectionExpiresOn: string;
  active: boolean;
  fixAt: Date | null;
  near: Near | null;
  crew: { driver: Person; coDriver: Person | null } | null;
}

function CrewCell({ crew }: { crew: VehicleRowData["crew"] }) {
  const { t } = useI18n();
  if (!crew) {
    return <span className="muted">{t("fleet.vehicles.noCrew")}</span>;
  }
  return (
    <span className="fleet-pair">
      <span>
        <Link to={`/drivers/${crew.driver.id}`}>{crew.driver.name}</Link>
        {crew.coDriver ? <span className="muted"> + {crew.coDriver.name}</span> : null}
      </span>
      <PhoneLink phone={crew.driver.phone} name={crew.driver.name} />
    </span>
  );
}

function VehicleRow({ vehicle, today, now }: { vehicle: VehicleRowData; today: string; now: Date }) {
  const { t, f } = useI18n();
  return (
    <tr>
      <td>
        <Link className="fleet-plate" to={`/vehicles/${vehicle.id}`}>
          {vehicle.plate}
        </Link>
      </td>
      <td>{t(`fleet.types.${vehicle.type}`)}</td>
      <td>{t(`fleet.ownership.${vehicle.ownership}`)}</td>
      <td className="num">{f.kg(vehicle.capacityG)}</td>
      <td className="num">{f.m3(vehicle.capacityCm3)}</td>
      <td>
        <ExpiryTag on={vehicle.licenceExpiresOn} today={today} />
      </td>
      <td>
        <ExpiryTag on={vehicle.inspectionExpiresOn} today={today} />
      </td>
      <td>
        <CrewCell crew={vehicle.crew} />
      </td>
      <td>
        <FixText fixAt={vehicle.fixAt} near={vehicle.near} now={now} />
      </td>
      <td>
        <ActiveTag active={vehicle.active} />
      </td>
    </tr>
  );
}

/** Vehicles with their papers, crew and whereabouts. */
export function VehicleTable({ vehicles, today, now }: { vehicles: VehicleRowData[]; today: string; now: Date }) {
  const { t } = useI18n();
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th>{t("fleet.vehicles.plate")}</th>
            <th>{t("fleet.vehicles.type")}</th>
            <th>{t("fleet.vehicles.ownership")}</th>
            <th className="num">
              {t("fleet.vehicles.capacity")} ({t("common.unit.kg")})
            </th>
            <th className="num">
              {t("fleet.vehicles.volume")} ({t("common.unit.m3")})
            </th>
            <th>{t("fleet.vehicles.licence")}</th>
            <th>{t("fleet.vehicles.inspection")}</th>
            <th>{t("fleet.vehicles.crew")}</th>
            <th>{t("fleet.vehicles.fix")}</th>
            <th>{t("fleet.vehicles.state")}</th>
          </tr>
        </thead>
        <tbody>
          {vehicles.map((vehicle) => (
            <VehicleRow key={vehicle.id} vehicle={vehicle} today={today} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
