import { useCallback, useEffect, useRef, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";

interface PhoneFix {
  at: string;
  lat: number;
  lng: number;
  speedKmh: number | null;
  heading: number | null;
  accuracyM: number;
}

const REMEMBER = "yidao-driver-share-position";
const SEND_EVERY_MS = 15_000;
/** Fixes closer in time than this tell nothing new. */
const APART_MS = 10_000;
/** So many wait for a connection; older ones are of no use to anybody. */
const MOST = 400;
const KMH = 3.6;

export function fixOf({ coords, timestamp }: GeolocationPosition): PhoneFix {
  const { latitude, longitude, speed, heading, accuracy } = coords;
  return {
    at: new Date(timestamp).toISOString(),
    lat: latitude,
    lng: longitude,
    speedKmh: speed === null || Number.isNaN(speed) ? null : Math.max(0, speed * KMH),
    heading: heading === null || Number.isNaN(heading) ? null : heading,
    accuracyM: accuracy,
  };
}

type State = "off" | "on" | "denied";

/** Sends the phone's position while it is switched on; fixes wait in memory while there is no connection. */
function usePositionSharing(): { state: State; setOn: (on: boolean) => void } {
  const [state, setState] = useState<State>("off");
  const waiting = useRef<PhoneFix[]>([]);
  const setOn = useCallback((on: boolean) => {
    localStorage.setItem(REMEMBER, on ? "on" : "off");
    setState(on ? "on" : "off");
  }, []);
  useEffect(() => {
    if (localStorage.getItem(REMEMBER) === "on") {
      setState("on");
    }
  }, []);
  useEffect(() => {
    if (state !== "on" || !("geolocation" in navigator)) {
      return;
    }
    const watch = navigator.geolocation.watchPosition(
      (position) => {
        const last = waiting.current.at(-1);
        if (!last || position.timestamp - new Date(last.at).getTime() >= APART_MS) {
          waiting.current = [...waiting.current.slice(1 - MOST), fixOf(position)];
        }
      },
      (error) => error.code === error.PERMISSION_DENIED && setState("denied"),
      { enableHighAccuracy: true, maximumAge: 5_000 },
    );
    const timer = setInterval(() => {
      const fixes = waiting.current;
      if (fixes.length > 0) {
        const body = JSON.stringify({ fixes });
        fetch("/driver/position", { method: "POST", body, headers: { "Content-Type": "application/json" } })
          .then((response) => {
            if (response.ok || response.status === 409) {
              waiting.current = waiting.current.filter((fix) => !fixes.includes(fix));
            }
          })
          .catch(() => {});
      }
    }, SEND_EVERY_MS);
    return () => {
      navigator.geolocation.clearWatch(watch);
      clearInterval(timer);
    };
  }, [state]);
  return { state, setOn };
}

/** The driver's choice to be seen on the map and by the customers he is on the way to. */
export function SharePosition() {
  const { t } = useI18n();
  const { state, setOn } = usePositionSharing();
  const [able, setAble] = useState(false);
  useEffect(() => setAble("geolocation" in navigator), []);
  return able ? (
    <div className="driver-share">
      <label className="check">
        <input type="checkbox" checked={state === "on"} onChange={(event) => setOn(event.target.checked)} />
        {t("driver.position.share")}
      </label>
      <small className="muted">{t(state === "denied" ? "driver.position.denied" : "driver.position.hint")}</small>
    </div>
  ) : null;
}
