import { Link } from "@remix-run/react";
import type { QueueRow } from "#app/domain/complaints/complaint-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { SeverityTag, StatusTag } from "../complaint-tags.tsx";
import { Countdown } from "../countdown.tsx";
import { ClaimButton } from "./claim-button.tsx";

export const QUEUE_COLUMNS = [
  "clock",
  "number",
  "status",
  "contact",
  "content",
  "shipment",
  "channel",
  "party",
  "owner",
  "created",
] as const;

interface Props {
  rows: QueueRow[];
  now: Date;
  /** id → who just changed it */
  flashes: ReadonlyMap<string, string>;
  mayClaim: boolean;
}

function ClockCell({ row, now }: { row: QueueRow; now: Date }) {
  const { t, f } = useI18n();
  const { clock, closedAt } = row;
  if (!clock) {
    return (
      <span className="muted">
        {closedAt ? t("complaints.queue.closedAt", { time: f.dateTime(closedAt, now) }) : t("complaints.queue.noClock")}
      </span>
    );
  }
  const name = t(`complaints.clocks.${clock.kind}`);
  return (
    <>
      <Countdown dueAt={clock.dueAt} pausedAt={clock.pausedAt} now={now} name={name} />
      <span className="cmp-sub">{name}</span>
    </>
  );
}

function OwnerCell({ row, mayClaim }: { row: QueueRow; mayClaim: boolean }) {
  const { t } = useI18n();
  if (row.owner) {
    return row.owner.name;
  }
  const open = row.status !== "closed" && row.status !== "merged";
  return mayClaim && open ? (
    <ClaimButton complaintNo={row.complaintNo} />
  ) : (
    <span className="muted">{t("complaints.queue.nobody")}</span>
  );
}

function Row({ row, now, flashes, mayClaim }: { row: QueueRow } & Omit<Props, "rows">) {
  const { t, f } = useI18n();
  const changedBy = flashes.get(row.id);
  const signs = row.signs.map((sign) => t(`complaints.signs.${sign}`)).join(" · ");
  return (
    <tr
      data-row={row.complaintNo}
      className={changedBy === undefined ? undefined : "cmp-flash"}
      title={changedBy ? t("common.changedBy", { name: changedBy }) : undefined}
    >
      <td className="cmp-col-clock">
        <ClockCell row={row} now={now} />
      </td>
      <td className="cmp-col-number">
        <Link to={`/complaints/${row.complaintNo}`} prefetch="intent" className="mono cmp-no">
          {row.complaintNo}
        </Link>{" "}
        <SeverityTag severity={row.severity} judged={row.judged} title={signs} />
      </td>
      <td className="cmp-col-status">
        <StatusTag status={row.status} />
      </td>
      <td className="cmp-col-contact">
        {row.contactName}
        <span className="cmp-sub">{row.contactPhone}</span>
      </td>
      <td className="cmp-col-content" title={row.excerpt}>
        {row.excerpt}
      </td>
      <td className="cmp-col-shipment">
        {row.shipment ? (
          <Link to={`/shipments/${row.shipment.waybillNo}`} className="mono" tabIndex={-1}>
            {row.shipment.waybillNo}
          </Link>
        ) : (
          <span className="muted">—</span>
        )}
      </td>
      <td className="cmp-col-channel">{t(`complaints.channels.${row.channel}`)}</td>
      <td className="cmp-col-party">
        {row.party ? t(`complaints.parties.${row.party}`) : <span className="muted">—</span>}
      </td>
      <td className="cmp-col-owner">
        <OwnerCell row={row} mayClaim={mayClaim} />
      </td>
      <td className="cmp-col-created">{f.dateTime(row.createdAt, now)}</td>
    </tr>
  );
}

/** The queue: what falls due first stands first. */
export function QueueTable({ rows, ...rest }: Props) {
  const { t } = useI18n();
  return (
    <div className="table-wrap cmp-table">
      <table className="table">
        <thead>
          <tr>
            {QUEUE_COLUMNS.map((column) => (
              <th key={column} className={`cmp-col-${column}`}>
                {t(`complaints.queue.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} {...rest} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
