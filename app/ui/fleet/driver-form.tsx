import { displayPhone } from "#app/domain/customers/phone.ts";
import { licenceClasses } from "#app/domain/fleet/driver.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { SelectField, TextField } from "#app/ui/kit/form.tsx";

const HOUR_MS = 3_600_000;
/** What the law allows a driver in a day, taken as the usual limit. */
const USUAL_HOURS = 8;

export interface DriverValues {
  name: string;
  phone: string;
  licenceClass: string;
  licenceExpiresOn: string;
  maxDrivingMs: number;
  userId: string | null;
}

export interface Account {
  id: string;
  username: string;
  displayName: string;
}

/** The fields of a driver's file. */
export function DriverFields({ driver, accounts }: { driver?: DriverValues; accounts: Account[] }) {
  const { t } = useI18n();
  return (
    <>
      <TextField name="name" label={t("fleet.drivers.name")} defaultValue={driver?.name} required autoComplete="off" />
      <TextField
        name="phone"
        label={t("fleet.drivers.phone")}
        type="tel"
        defaultValue={driver && displayPhone(driver.phone)}
        required
        autoComplete="off"
      />
      <SelectField
        name="licenceClass"
        label={t("fleet.drivers.licenceClass")}
        choices={licenceClasses.map((licence) => ({ value: licence, label: t(`fleet.licence.${licence}`) }))}
        defaultValue={driver?.licenceClass ?? "B2"}
        required
      />
      <TextField
        name="licenceExpiresOn"
        label={t("fleet.drivers.licence")}
        type="date"
        defaultValue={driver?.licenceExpiresOn}
        required
      />
      <TextField
        name="maxDrivingHours"
        label={t("fleet.drivers.hours")}
        affix={t("fleet.drivers.hoursUnit")}
        type="number"
        min={1}
        max={16}
        step="0.5"
        defaultValue={driver ? driver.maxDrivingMs / HOUR_MS : USUAL_HOURS}
        required
      />
      <SelectField
        name="userId"
        label={t("fleet.drivers.account")}
        hint={t("fleet.drivers.accountHint")}
        choices={accounts.map(({ id, username, displayName }) => ({
          value: id,
          label: `${displayName} · ${username}`,
        }))}
        empty={t("fleet.drivers.noAccount")}
        defaultValue={driver?.userId ?? ""}
      />
    </>
  );
}
