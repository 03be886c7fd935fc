import { Form, Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, SelectField, TextField } from "#app/ui/kit/form.tsx";

/** Gives a vehicle a positioning device. */
export function AddDevice(props: { vehicles: { id: string; plate: string }[]; chosen: string; answer: unknown }) {
  const { vehicles, chosen, answer } = props;
  const { t } = useI18n();
  if (vehicles.length === 0) {
    return (
      <p className="muted">
        {t("fleet.devices.noVehicles")} <Link to="/vehicles">{t("fleet.vehicles.title")}</Link>
      </p>
    );
  }
  return (
    <Form method="post" className="card card-body stack-s">
      <FormProblems answer={answer}>
        <div className="form-grid">
          <SelectField
            name="vehicleId"
            label={t("fleet.devices.vehicle")}
            choices={vehicles.map(({ id, plate }) => ({ value: id, label: plate }))}
            empty={t("fleet.crew.choose")}
            defaultValue={chosen}
            required
          />
          <TextField
            name="name"
            label={t("fleet.devices.name")}
            placeholder={t("fleet.devices.nameHint")}
            maxLength={40}
            required
            autoComplete="off"
          />
          <div className="field fleet-form-end">
            <button className="btn btn-primary" name="intent" value="create">
              {t("fleet.devices.add")}
            </button>
          </div>
        </div>
      </FormProblems>
    </Form>
  );
}
