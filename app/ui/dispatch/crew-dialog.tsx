import type { FormEvent } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { SelectField, TextField } from "#app/ui/kit/form.tsx";
import { useBoard } from "./board-context.ts";
import type { BoardTrip } from "./board-data.ts";
import { instantOf, localInput } from "./local-input.ts";

/** Who rides a trip and when it leaves. */
export function CrewDialog({ trip, plate, onClose }: { trip: BoardTrip; plate: string; onClose: () => void }) {
  const { t, f } = useI18n();
  const { data, acts } = useBoard();
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    onClose();
    void acts.editCrew(trip, {
      driverId: text("driverId") || null,
      coDriverId: text("coDriverId") || null,
      helpers: text("helpers") || null,
      plannedDepartAt: instantOf(text("departAt"), f.timeZone),
    });
  };
  const people = data.drivers.map((driver) => ({ value: driver.id, label: driver.name }));
  const person = { choices: people, empty: t("dispatch.crew.none") };
  return (
    <Dialog open title={`${t("dispatch.crew.title")} ${plate}`} onClose={onClose}>
      <form onSubmit={save}>
        <div className="dialog-body form-grid">
          <SelectField
            name="driverId"
            label={t("dispatch.crew.driver")}
            defaultValue={trip.driverId ?? ""}
            {...person}
          />
          <SelectField
            name="coDriverId"
            label={t("dispatch.crew.coDriver")}
            defaultValue={trip.coDriverId ?? ""}
            {...person}
          />
          <TextField
            name="helpers"
            label={t("dispatch.crew.helpers")}
            maxLength={100}
            defaultValue={trip.helpers ?? ""}
          />
          <TextField
            name="departAt"
            label={t("dispatch.crew.departAt")}
            type="datetime-local"
            required
            defaultValue={localInput(trip.plannedDepartAt, f)}
          />
        </div>
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {t("common.cancel")}
          </button>
          <button className="btn btn-primary">{t("common.save")}</button>
        </div>
      </form>
    </Dialog>
  );
}
