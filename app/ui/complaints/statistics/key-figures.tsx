import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import {
  type ComplaintReport,
  dueCount,
  figureHref,
  perThousand,
  share,
  timeliness,
} from "#app/domain/complaints/complaint-statistics.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { decimalText, durationText, percentText, spreadText } from "./figure-text.ts";

function Tile(props: {
  label: string;
  value: string;
  href?: string;
  detail?: ReactNode;
  tone?: "good" | "bad" | null;
}) {
  const { label, value, href, detail, tone } = props;
  return (
    <div className="card stat-tile" data-tone={tone ?? undefined}>
      <span className="stat-label">{label}</span>
      {href ? (
        <Link className="stat-value" to={href}>
          {value}
        </Link>
      ) : (
        <span className="stat-value">{value}</span>
      )}
      <span className="stat-detail">{detail}</span>
    </div>
  );
}

/** A share beside what the standard asks for: reached or not is said in words too. */
function TimelinessTile({ report, kind }: { report: ComplaintReport; kind: "first_response" | "resolution" }) {
  const { t, f } = useI18n();
  const { period, clocks, targets } = report;
  const target = kind === "resolution" ? targets.complaint : targets.response;
  const reached = timeliness(clocks[kind]);
  const due = dueCount(clocks[kind]);
  const good = reached === null ? null : reached >= target;
  return (
    <Tile
      label={t(`complaintStatistics.tiles.${kind}`)}
      value={percentText(f, reached)}
      href={figureHref(period, { figure: "due", kind })}
      tone={good === null ? null : good ? "good" : "bad"}
      detail={
        <>
          {good === null ? null : <Icon name={good ? "check" : "warning"} size={13} />}{" "}
          {t(`complaintStatistics.tiles.${good === false ? "below" : "target"}`, {
            target: percentText(f, target),
            met: clocks[kind].met,
            due,
          })}
        </>
      }
    />
  );
}

function TimeTiles({ report }: { report: ComplaintReport }) {
  const { t, f } = useI18n();
  const { period, answer, settle } = report;
  return (
    <>
      <Tile
        label={t("complaintStatistics.tiles.answer")}
        value={durationText(f, answer.medianMs)}
        href={figureHref(period, { figure: "answered" })}
        detail={spreadText(t, f, answer)}
      />
      <Tile
        label={t("complaintStatistics.tiles.settle")}
        value={durationText(f, settle.medianMs)}
        href={figureHref(period, { figure: "settled" })}
        detail={spreadText(t, f, settle)}
      />
    </>
  );
}

/** The figures a month is judged by. */
export function KeyFigures({ report }: { report: ComplaintReport }) {
  const { t, f } = useI18n();
  const { period, cases, merged, shipments, acts } = report;
  const judged = cases.valid + cases.invalid;
  return (
    <section className="stat-tiles" aria-label={t("complaintStatistics.tiles.label")}>
      <Tile
        label={t("complaintStatistics.tiles.registered")}
        value={f.number(cases.registered)}
        href={figureHref(period, { figure: "registered" })}
        detail={t("complaintStatistics.tiles.merged", { open: cases.open, merged })}
      />
      <Tile
        label={t("complaintStatistics.tiles.perThousand")}
        value={decimalText(f, perThousand(cases.registered, shipments))}
        detail={t("complaintStatistics.tiles.shipments", { n: f.number(shipments) })}
      />
      <TimelinessTile report={report} kind="first_response" />
      <TimelinessTile report={report} kind="resolution" />
      <TimeTiles report={report} />
      <Tile
        label={t("complaintStatistics.tiles.valid")}
        value={percentText(f, share(cases.valid, judged))}
        href={figureHref(period, { figure: "valid" })}
        detail={t("complaintStatistics.tiles.judged", { valid: cases.valid, judged })}
      />
      <Tile
        label={t("complaintStatistics.tiles.major")}
        value={percentText(f, share(cases.major, cases.registered))}
        href={figureHref(period, { figure: "major" })}
        detail={t("complaintStatistics.tiles.count", { n: cases.major })}
      />
      <Tile
        label={t("complaintStatistics.tiles.compensation")}
        value={`¥${f.money(cases.compensationFen)}`}
        href={figureHref(period, { figure: "compensated" })}
        detail={t("complaintStatistics.tiles.count", { n: cases.compensated })}
      />
      <Tile
        label={t("complaintStatistics.tiles.acts")}
        value={f.number(acts.open)}
        href="#acts"
        tone={acts.late > 0 ? "bad" : null}
        detail={t("complaintStatistics.tiles.actsLate", { late: acts.late, unchecked: acts.unchecked })}
      />
    </section>
  );
}
