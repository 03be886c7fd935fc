import { ownerships, vehicleTypes } from "#app/domain/fleet/vehicle.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { SelectField, TextField } from "#app/ui/kit/form.tsx";

export interface VehicleValues {
  plate: string;
  type: string;
  ownership: string;
  capacityG: number;
  capacityCm3: number;
  licenceExpiresOn: string;
  inspectionExpiresOn: string;
  note: string | null;
}

/** The fields of a vehicle's file, in kilograms and cubic metres. */
export function VehicleFields({ vehicle }: { vehicle?: VehicleValues }) {
  const { t } = useI18n();
  return (
    <>
      <TextField
        name="plate"
        label={t("fleet.vehicles.plate")}
        hint={t("fleet.vehicles.plateHint")}
        defaultValue={vehicle?.plate}
        required
        autoComplete="off"
      />
      <SelectField
        name="type"
        label={t("fleet.vehicles.type")}
        choices={vehicleTypes.map((type) => ({ value: type, label: t(`fleet.types.${type}`) }))}
        defaultValue={vehicle?.type ?? "box"}
        required
      />
      <SelectField
        name="ownership"
        label={t("fleet.vehicles.ownership")}
        choices={ownerships.map((own) => ({ value: own, label: t(`fleet.ownership.${own}`) }))}
        defaultValue={vehicle?.ownership}
        required
      />
      <TextField
        name="capacityKg"
        label={t("fleet.vehicles.capacity")}
        affix={t("common.unit.kg")}
        type="number"
        min={1}
        step="any"
        defaultValue={vehicle && vehicle.capacityG / 1_000}
        required
      />
      <TextField
        name="capacityM3"
        label={t("fleet.vehicles.volume")}
        affix={t("common.unit.m3")}
        type="number"
        min={0.1}
        step="any"
        defaultValue={vehicle && vehicle.capacityCm3 / 1_000_000}
        required
      />
      <TextField
        name="licenceExpiresOn"
        label={t("fleet.vehicles.licence")}
        type="date"
        defaultValue={vehicle?.licenceExpiresOn}
        required
      />
      <TextField
        name="inspectionExpiresOn"
        label={t("fleet.vehicles.inspection")}
        type="date"
        defaultValue={vehicle?.inspectionExpiresOn}
        required
      />
      <TextField name="note" label={t("fleet.vehicles.note")} defaultValue={vehicle?.note ?? ""} maxLength={200} />
    </>
  );
}
