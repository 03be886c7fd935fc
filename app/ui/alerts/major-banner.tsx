import { Form, Link, useLocation } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";
import type { BannerAlert } from "#app/domain/alerts/alert.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useLive } from "#app/ui/kit/live.ts";
import { useRunningNow } from "#app/ui/kit/time-left.tsx";
import "./alerts.css";

/** More are counted, and stand on the page of complaints. */
const SHOWN = 3;

function Line({ alert, now }: { alert: BannerAlert; now: Date }) {
  const { t, f } = useI18n();
  const { pathname, search } = useLocation();
  const { alertId, complaintNo, waybillNo, ownerName, judged, clockKind, kind, firedAt, mayAcknowledge } = alert;
  const waiting = f.duration(now.getTime() - firedAt.getTime());
  return (
    <li className="major-line">
      <Link className="mono major-no" to={`/complaints/${complaintNo}`}>
        {complaintNo}
      </Link>
      <span className="grow">
        {t(`alerts.what.${clockKind}.${kind}`)}
        {judged ? null : ` · ${t("alerts.banner.proposed")}`}
        {waybillNo ? ` · ${waybillNo}` : null}
        {" · "}
        {ownerName ? t("alerts.banner.claimed", { name: ownerName }) : t("alerts.banner.unclaimed")}
        {" · "}
        <span className="nowrap">{t("alerts.banner.waiting", { duration: waiting })}</span>
      </span>
      <Link className="btn btn-small" to={`/complaints/${complaintNo}`}>
        {t("alerts.banner.open")}
      </Link>
      {mayAcknowledge ? (
        <Form method="post" action="/incidents/act" preventScrollReset>
          <input type="hidden" name="back" value={`${pathname}${search}`} />
          <input type="hidden" name="alertId" value={alertId} />
          <button className="btn btn-small btn-danger" name="intent" value="acknowledge">
            <Icon name="check" />
            {t("alerts.banner.acknowledge")}
          </button>
        </Form>
      ) : null}
    </li>
  );
}

/** Tells pages that fill the window how much of it the banner takes (`--banner-height`). */
function useTellHeight(ref: RefObject<HTMLElement>, lines: number): void {
  useEffect(() => {
    const banner = ref.current;
    if (!banner || lines === 0) {
      return;
    }
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty("--banner-height", `${banner.offsetHeight}px`));
    observer.observe(banner);
    return () => {
      observer.disconnect();
      style.removeProperty("--banner-height");
    };
  }, [ref, lines]);
}

/**
 * Under the bar of the console: the major complaints that somebody has to know of and nobody has acknowledged, for whom
 * they concern. One click acknowledges; it comes and goes with the live events. Nothing to tell is nothing shown.
 */
export function MajorBanner({ alerts, now: loadedAt }: { alerts: readonly BannerAlert[]; now: Date }) {
  const { t } = useI18n();
  const now = useRunningNow(loadedAt);
  const ref = useRef<HTMLElement>(null);
  useTellHeight(ref, alerts.length);
  useLive(({ event }) => event === "alert.acknowledged" || event === "clock.alert_raised");
  if (alerts.length === 0) {
    return null;
  }
  const more = alerts.length - SHOWN;
  return (
    <section ref={ref} className="major-banner no-print" aria-labelledby="major-banner-title">
      <strong className="row" id="major-banner-title" role="alert">
        <Icon name="warning" />
        {t("alerts.banner.title", { n: alerts.length })}
      </strong>
      <ul>
        {alerts.slice(0, SHOWN).map((alert) => (
          <Line key={alert.alertId} alert={alert} now={now} />
        ))}
      </ul>
      {more > 0 ? <Link to="/complaints?view=major">{t("alerts.banner.more", { n: more })}</Link> : null}
    </section>
  );
}
