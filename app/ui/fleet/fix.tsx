import { useI18n } from "#app/i18n/react.tsx";

/** A fix older than this says little about where the vehicle is now. */
const STALE_MIN = 10;
const NEAR_M = 3_000;

export interface Near {
  name: string;
  distanceM: number;
}

/** "近 新市区" or how far from the nearest town. */
export function NearText({ near }: { near: Near | null }) {
  const { t, f } = useI18n();
  if (near === null) {
    return <span className="muted">—</span>;
  }
  const far = near.distanceM > NEAR_M;
  return <span>{far ? t("fleet.fix.away", { place: near.name, km: f.km(near.distanceM) }) : near.name}</span>;
}

/** Where a vehicle was last seen, and how long ago; an old fix is marked. */
export function FixText({ fixAt, near, now }: { fixAt: Date | null; near: Near | null; now: Date }) {
  const { t, f } = useI18n();
  if (fixAt === null) {
    return <span className="muted">{t("fleet.fix.none")}</span>;
  }
  const age = Math.max(0, now.getTime() - fixAt.getTime());
  const stale = age > STALE_MIN * 60_000;
  return (
    <span className="fleet-pair">
      <NearText near={near} />
      <span
        className={stale ? "fleet-stale" : "muted"}
        title={stale ? t("fleet.fix.stale", { minutes: STALE_MIN }) : f.full(fixAt)}
      >
        {t("fleet.fix.ago", { time: f.duration(age) })}
      </span>
    </span>
  );
}
