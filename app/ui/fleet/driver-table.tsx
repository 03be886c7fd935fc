import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { ActiveTag } from "./active-tag.tsx";
import { ExpiryTag } from "./expiry-tag.tsx";
import { PhoneLink } from "./phone-link.tsx";

export const HOUR_MS = 3_600_000;

export interface DriverRowData {
  id: string;
  name: string;
  phone: string;
  licenceClass: string;
  licenceExpiresOn: string;
  maxDrivingMs: number;
  active: boolean;
  user: { username: string; active: boolean } | null;
}

/** The account a driver signs in with, or that he has none. */
export function AccountText({ user }: { user: DriverRowData["user"] }) {
  const { t } = useI18n();
  if (!user) {
    return <span className="muted">{t("fleet.drivers.noAccount")}</span>;
  }
  return (
    <span className="fleet-pair">
      <span className="mono">{user.username}</span>
      {user.active ? null : <span className="fleet-stale">{t("fleet.drivers.accountOff")}</span>}
    </span>
  );
}

function DriverRow({ driver, today }: { driver: DriverRowData; today: string }) {
  const { t, f } = useI18n();
  return (
    <tr>
      <td>
        <Link className="fleet-plate" to={`/drivers/${driver.id}`}>
          {driver.name}
        </Link>
      </td>
      <td>
        <PhoneLink phone={driver.phone} name={driver.name} />
      </td>
      <td>{t(`fleet.licence.${driver.licenceClass}`)}</td>
      <td>
        <ExpiryTag on={driver.licenceExpiresOn} today={today} />
      </td>
      <td className="num">{t("fleet.drivers.hoursValue", { hours: f.number(driver.maxDrivingMs / HOUR_MS) })}</td>
      <td>
        <AccountText user={driver.user} />
      </td>
      <td>
        <ActiveTag active={driver.active} />
      </td>
    </tr>
  );
}

/** Drivers with their licences and accounts. */
export function DriverTable({ drivers, today }: { drivers: DriverRowData[]; today: string }) {
  const { t } = useI18n();
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th>{t("fleet.drivers.name")}</th>
            <th>{t("fleet.drivers.phone")}</th>
            <th>{t("fleet.drivers.licenceClass")}</th>
            <th>{t("fleet.drivers.licence")}</th>
            <th className="num">{t("fleet.drivers.hours")}</th>
            <th>{t("fleet.drivers.account")}</th>
            <th>{t("fleet.drivers.state")}</th>
          </tr>
        </thead>
        <tbody>
          {drivers.map((driver) => (
            <DriverRow key={driver.id} driver={driver} today={today} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
