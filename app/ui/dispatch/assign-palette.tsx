import { type KeyboardEvent, useMemo, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { useBoard } from "./board-context.ts";
import type { GoodsSum } from "./goods-sum.ts";
import { partnerFor } from "./partner-choice.ts";
import { fitOf } from "./target-fit.ts";
import { matchTargets, type Target, targetsOf } from "./targets.ts";
import { useFirstFocus } from "./use-first-focus.ts";

interface PaletteProps {
  title: string;
  /** what would come on board, for the figures at each vehicle */
  goods: Pick<GoodsSum, "weightG" | "volumeCm3">;
  /** vehicles that are no choice */
  without?: string;
  /** county of the goods when a partner must be named; undefined when none takes them over */
  destCode?: string;
  onPick: (target: Target, partnerId: string | undefined) => void;
  onClose: () => void;
}

function Choice({
  target,
  goods,
  active,
  onPick,
  id,
}: {
  target: Target;
  goods: PaletteProps["goods"];
  active: boolean;
  onPick: () => void;
  id: string;
}) {
  const { t, f } = useI18n();
  const { vehicle, trip } = target;
  const fit = fitOf(vehicle, trip, goods);
  return (
    <button
      type="button"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className="dsp-choice"
      onClick={onPick}
    >
      <b className="dsp-plate">{vehicle.plate}</b>
      <span className="muted">{t(`fleet.types.${vehicle.type}`)}</span>
      <span className="grow truncate">
        {(trip ? trip.driverName : vehicle.driverName) ?? t("dispatch.trips.noDriver")}
      </span>
      <span className="muted">
        {trip ? `${trip.tripNo} · ${t(`dispatch.trips.statuses.${trip.status}`)}` : t("dispatch.palette.free")}
      </span>
      <span className={`num ${fit.overWeight ? "text-late" : ""}`}>
        {f.kg(fit.weightG)}/{f.kg(vehicle.capacityG)} {t("dispatch.trips.kg")}
        {fit.overWeight ? ` ${t("dispatch.trips.over")}` : ""}
      </span>
      <span className={`num ${fit.overVolume ? "text-late" : ""}`}>
        {f.number(Math.round(fit.volumeCm3 / 100_000) / 10)}/{f.number(vehicle.capacityCm3 / 1_000_000)}{" "}
        {t("dispatch.trips.m3")}
        {fit.overVolume ? ` ${t("dispatch.trips.over")}` : ""}
      </span>
    </button>
  );
}

function PartnerChoice({
  destCode,
  value,
  onChange,
}: {
  destCode: string;
  value: string;
  onChange: (id: string) => void;
}) {
  const { t } = useI18n();
  const { data } = useBoard();
  const usual = partnerFor(data.partners, destCode);
  return (
    <label className="dsp-partner">
      <span>{t("dispatch.palette.partner")}</span>
      <select className="select" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">
          {t("dispatch.palette.partnerAuto")}
          {usual ? ` · ${usual.name}` : ""}
        </option>
        {data.partners.map((partner) => (
          <option key={partner.id} value={partner.id}>
            {partner.name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Type part of a plate, a name or pinyin; Enter takes the vehicle that is marked. */
export function AssignPalette({ title, goods, without, destCode, onPick, onClose }: PaletteProps) {
  const { t } = useI18n();
  const { data } = useBoard();
  const box = useFirstFocus<HTMLInputElement>();
  const [text, setText] = useState("");
  const [cursor, setCursor] = useState(0);
  const [partnerId, setPartnerId] = useState("");
  const targets = useMemo(
    () => targetsOf(data.vehicles, data.filter.direction).filter((target) => target.key !== without),
    [data.vehicles, data.filter.direction, without],
  );
  const found = matchTargets(targets, text);
  const pick = (target: Target | undefined) => target && onPick(target, partnerId || undefined);
  const key = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.min(Math.max(cursor + step, 0), Math.max(found.length - 1, 0));
      setCursor(next);
      document.getElementById(`dsp-choice-${next}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      pick(found[cursor]);
    }
  };
  return (
    <Dialog open wide title={title} onClose={onClose}>
      <input
        className="palette-input"
        ref={box}
        role="combobox"
        aria-expanded
        aria-controls="dsp-choices"
        aria-activedescendant={found[cursor] ? `dsp-choice-${cursor}` : undefined}
        placeholder={t("dispatch.palette.hint")}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setCursor(0);
        }}
        onKeyDown={key}
      />
      {destCode === undefined ? null : <PartnerChoice destCode={destCode} value={partnerId} onChange={setPartnerId} />}
      <div id="dsp-choices" role="listbox" aria-label={title} className="dsp-choices">
        {found.map((target, index) => (
          <Choice
            key={target.key}
            id={`dsp-choice-${index}`}
            target={target}
            goods={goods}
            active={index === cursor}
            onPick={() => pick(target)}
          />
        ))}
      </div>
      {found.length === 0 ? <p className="dialog-body muted">{t("dispatch.palette.noMatch")}</p> : null}
    </Dialog>
  );
}
