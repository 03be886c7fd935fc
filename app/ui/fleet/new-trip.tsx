import { useI18n } from "#app/i18n/react.tsx";
import { SelectField, TextField } from "#app/ui/kit/form.tsx";

const directions = ["inbound", "outbound", "transit"] as const;

/** The fields of an empty trip; its people come from the vehicle's usual crew. */
export function NewTripFields(props: {
  vehicles: { id: string; plate: string; type: string }[];
  date: string;
  direction: string;
}) {
  const { vehicles, date, direction } = props;
  const { t } = useI18n();
  return (
    <>
      <SelectField
        name="vehicleId"
        label={t("fleet.trips.vehicle")}
        choices={vehicles.map(({ id, plate, type }) => ({
          value: id,
          label: `${plate} · ${t(`fleet.types.${type}`)}`,
        }))}
        empty={t("fleet.crew.choose")}
        required
      />
      <SelectField
        name="direction"
        label={t("fleet.trips.direction")}
        choices={directions.map((value) => ({ value, label: t(`common.direction.${value}`) }))}
        defaultValue={direction || "inbound"}
        required
      />
      <TextField name="date" label={t("fleet.trips.date")} type="date" defaultValue={date} required />
      <TextField name="departAt" label={t("fleet.trips.departAt")} type="time" hint={t("fleet.trips.departHint")} />
    </>
  );
}
