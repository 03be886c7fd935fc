import { Link } from "@remix-run/react";
import type { FigureRow } from "#app/domain/complaints/complaint-statistics-cases.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";
import { SeverityTag, StatusTag } from "../complaint-tags.tsx";
import { causeText, partyText } from "./figure-text.ts";

const TONES: Record<string, Tone> = { met: "done", missed: "late", overdue: "exception", pending: "waiting" };

function ClockCells({ clock }: { clock: NonNullable<FigureRow["clock"]> }) {
  const { t, f } = useI18n();
  return (
    <>
      <td>{f.full(clock.dueAt)}</td>
      <td>{clock.stoppedAt ? f.full(clock.stoppedAt) : ""}</td>
      <td>
        <Tag tone={TONES[clock.state] ?? "planned"}>{t(`complaintStatistics.states.${clock.state}`)}</Tag>
      </td>
    </>
  );
}

function Row({ row, clocks }: { row: FigureRow; clocks: boolean }) {
  const { t, f } = useI18n();
  const { party, department, partnerName, causeCode } = row;
  const key = party === "department" && department ? `department:${department}` : (party ?? "");
  return (
    <tr>
      <td>
        <Link className="mono" to={`/complaints/${row.complaintNo}`}>
          {row.complaintNo}
        </Link>
      </td>
      <td>
        <span className="row">
          <StatusTag status={row.status} />
          <SeverityTag severity={row.severity} judged={row.judged} />
        </span>
      </td>
      <td>{f.full(row.createdAt)}</td>
      {clocks && row.clock ? <ClockCells clock={row.clock} /> : null}
      <td>{t(`complaints.channels.${row.channel}`)}</td>
      <td>{causeCode ? causeText(t, causeCode) : ""}</td>
      <td>{party ? partyText(t, key, partnerName) : ""}</td>
      <td>
        {row.waybillNo ? (
          <Link className="mono" to={`/shipments/${row.waybillNo}`}>
            {row.waybillNo}
          </Link>
        ) : null}
      </td>
      <td>{row.ownerName ?? ""}</td>
      <td className="num">{row.compensationFen ? `¥${f.money(row.compensationFen)}` : ""}</td>
    </tr>
  );
}

/** The complaints behind a figure; of a clock figure one line for each clock. */
export function CasesTable({ rows, clocks }: { rows: FigureRow[]; clocks: boolean }) {
  const { t } = useI18n();
  const names = [
    "number",
    "status",
    "created",
    ...(clocks ? ["due", "stopped", "state"] : []),
    "channel",
    "cause",
    "party",
    "shipment",
    "owner",
  ];
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name}>{t(`complaintStatistics.columns.${name}`)}</th>
            ))}
            <th className="num">{t("complaintStatistics.columns.compensation")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={`${row.complaintNo}-${index}`} row={row} clocks={clocks} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
