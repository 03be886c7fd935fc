import { type FormEvent, useId } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { useBoard } from "./board-context.ts";
import type { BoardTrip } from "./board-data.ts";
import { instantOf, localInput } from "./local-input.ts";

/** Who rides a trip and when it leaves. */
export function CrewDialog({ trip, plate, onClose }: { trip: BoardTrip; plate: string; onClose: () => void }) {
  const { t, f } = useI18n();
  const { data, acts } = useBoard();
  const id = useId();
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
  const people = (name: string, value: string | null) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(`dispatch.crew.${name === "driverId" ? "driver" : "coDriver"}`)}</label>
      <select className="select" id={`${id}-${name}`} name={name} defaultValue={value ?? ""}>
        <option value="">{t("dispatch.crew.none")}</option>
        {data.drivers.map((driver) => (
          <option key={driver.id} value={driver.id}>
            {driver.name}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <Dialog open title={`${t("dispatch.crew.title")} ${plate}`} onClose={onClose}>
      <form onSubmit={save}>
        <div className="dialog-body form-grid">
          {people("driverId", trip.driverId)}
          {people("coDriverId", trip.coDriverId)}
          <div className="field">
            <label htmlFor={`${id}-helpers`}>{t("dispatch.crew.helpers")}</label>
            <input className="input" id={`${id}-helpers`} name="helpers" maxLength={100} defaultValue={trip.helpers ?? ""} />
          </div>
          <div className="field">
            <label htmlFor={`${id}-at`}>{t("dispatch.crew.departAt")}</label>
            <input
              className="input"
              id={`${id}-at`}
              name="departAt"
              type="datetime-local"
              required
              defaultValue={localInput(trip.plannedDepartAt, f)}
            />
          </div>
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
