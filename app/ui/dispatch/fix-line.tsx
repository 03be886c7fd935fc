import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import type { BoardVehicle } from "./board-data.ts";
import { fixAge } from "./fix-age.ts";
import { useFixStore } from "./fixes.ts";
import { useStored } from "./store.ts";

/** How old the vehicle's last position is. */
export function FixLine({ vehicle, now }: { vehicle: BoardVehicle; now: Date }) {
  const { t, f } = useI18n();
  const live = useStored(useFixStore(), (fixes) => fixes.get(vehicle.id));
  const fix = live ?? vehicle.fix;
  if (!fix) {
    return <span className="dsp-fix muted">{t("dispatch.map.noFix")}</span>;
  }
  const age = fixAge(fix.at, now);
  return (
    <span className={`dsp-fix ${age.stale ? "muted" : "text-done"}`} title={f.full(fix.at)}>
      <Icon name="pin" size={13} />
      {age.justNow ? t("dispatch.map.now") : t("dispatch.map.ago", { time: f.duration(age.ms) })}
    </span>
  );
}
