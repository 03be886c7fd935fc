import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { SECONDS_BELOW_MS, useTicking } from "./use-ticking.ts";

/** Below it (ms) a deadline is near. */
const NEAR_MS = 30 * 60_000;

interface Props {
  dueAt: Date;
  /** the loader's instant */
  now: Date;
  pausedAt?: Date | null;
  /** what falls due, for the title */
  name?: string;
}

/** "42:07" */
function minutesAndSeconds(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}

/** How long there is left, or how late it is; it goes on while one looks. A paused clock stands still and says so. */
export function Countdown({ dueAt, now: loadedAt, pausedAt = null, name }: Props) {
  const { t, f } = useI18n();
  const now = useTicking(loadedAt, pausedAt ? null : dueAt);
  const title = name ? t("complaints.queue.due", { kind: name, time: f.full(dueAt) }) : f.full(dueAt);
  if (pausedAt) {
    return (
      <span className="cmp-clock muted" title={title}>
        <Icon name="pause" />
        {t("complaints.queue.paused")}
      </span>
    );
  }
  const left = dueAt.getTime() - now.getTime();
  const tone = left < 0 ? "text-late" : left < NEAR_MS ? "cmp-near" : "";
  const time = left >= 0 && left < SECONDS_BELOW_MS ? minutesAndSeconds(left) : f.duration(left);
  return (
    <time className={`cmp-clock ${tone}`} dateTime={dueAt.toISOString()} title={title}>
      <Icon name={left < 0 ? "warning" : "clock"} />
      {t(left < 0 ? "complaints.queue.late" : "complaints.queue.left", { time })}
    </time>
  );
}
