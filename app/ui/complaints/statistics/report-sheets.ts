import {
  type BreakdownRow,
  type ClockCount,
  COUNTED_CLOCKS,
  type ComplaintReport,
  DIMENSIONS,
  dueCount,
  perThousand,
  share,
  timeliness,
} from "#app/domain/complaints/complaint-statistics.ts";
import type { FigureRow } from "#app/domain/complaints/complaint-statistics-cases.server.ts";
import type { Sheet, SheetCell, SheetColumn } from "#app/domain/complaints/complaint-statistics-workbook.server.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { causeText, hoursOf, laneText, lineText, partyText, periodText } from "./figure-text.ts";

const PERCENT = "0.0%";
const MONEY = "#,##0.00";
const MOMENT = "yyyy-mm-dd hh:mm";

/** How the workbook is written for one reader. */
export interface SheetReader {
  t: Translate;
  /** an instant as the reader's clock shows it; a cell has no zone */
  clock(at: Date | null): Date | null;
  /** of a lane's destination code */
  placeName(code: string): string;
}

const late = ({ missed, overdue }: ClockCount): number => missed + overdue;

/** Figures stand under what they count, each with what it is measured by. */
function summary(report: ComplaintReport, { t, clock }: SheetReader): Sheet {
  const { cases, merged, shipments, clocks, targets, answer, settle, acts } = report;
  const name = (key: string) => t(`complaintStatistics.sheet.${key}`);
  const line = (label: string, value: SheetCell, note = ""): SheetCell[] => [label, value, note];
  const shareText = (value: number | null) => (value === null ? null : Math.round(value * 1_000) / 10);
  const target = (value: number) => t("complaintStatistics.sheet.target", { n: shareText(value) ?? 0 });
  const perClock = COUNTED_CLOCKS.flatMap((kind) => {
    const label = t(`complaints.clocks.${kind}`);
    const wanted = { first_response: target(targets.response), resolution: target(targets.complaint) };
    return [
      line(
        `${label} · ${name("timelyPercent")}`,
        shareText(timeliness(clocks[kind])),
        kind in wanted ? wanted[kind as keyof typeof wanted] : "",
      ),
      line(`${label} · ${t("complaintStatistics.figures.due")}`, dueCount(clocks[kind])),
      line(`${label} · ${t("complaintStatistics.figures.met")}`, clocks[kind].met),
      line(`${label} · ${t("complaintStatistics.figures.missed")}`, late(clocks[kind])),
      line(`${label} · ${t("complaintStatistics.figures.pending")}`, clocks[kind].pending),
    ];
  });
  return {
    name: name("summary"),
    columns: [
      { heading: name("figure"), width: 34 },
      { heading: name("value"), width: 18 },
      { heading: name("note"), width: 40 },
    ],
    rows: [
      line(name("period"), periodText(t, report.period), `${report.period.from} – ${report.period.to}`),
      line(name("at"), clock(report.at)?.toISOString().slice(0, 16).replace("T", " ") ?? ""),
      line(t("complaintStatistics.tiles.registered"), cases.registered),
      line(name("merged"), merged),
      line(name("shipments"), shipments),
      line(t("complaintStatistics.tiles.perThousand"), perThousand(cases.registered, shipments)),
      ...perClock,
      line(name("answerMedian"), hoursOf(answer.medianMs), t("complaintStatistics.sheet.counted", { n: answer.n })),
      line(name("answerP90"), hoursOf(answer.p90Ms)),
      line(name("settleMedian"), hoursOf(settle.medianMs), t("complaintStatistics.sheet.counted", { n: settle.n })),
      line(name("settleP90"), hoursOf(settle.p90Ms)),
      line(name("validPercent"), shareText(share(cases.valid, cases.valid + cases.invalid))),
      line(name("majorPercent"), shareText(share(cases.major, cases.registered))),
      line(name("compensation"), cases.compensationFen / 100),
      line(name("openActs"), acts.open),
      line(name("lateActs"), acts.late),
    ],
  };
}

function breakdownRow(label: string, item: string, row: BreakdownRow): SheetCell[] {
  const { cases, clocks, shipments } = row;
  return [
    label,
    item,
    cases.registered,
    cases.valid,
    cases.invalid,
    cases.major,
    shipments,
    shipments === null ? null : perThousand(cases.registered, shipments),
    ...COUNTED_CLOCKS.flatMap((kind) => [
      dueCount(clocks[kind]),
      clocks[kind].met,
      late(clocks[kind]),
      timeliness(clocks[kind]),
    ]),
    cases.compensationFen / 100,
  ];
}

function breakdowns(report: ComplaintReport, { t }: SheetReader): Sheet {
  const name = (key: string) => t(`complaintStatistics.sheet.${key}`);
  const plain = (heading: string, width = 10): SheetColumn => ({ heading, width });
  const clockColumns = COUNTED_CLOCKS.flatMap((kind): SheetColumn[] => {
    const of = t(`complaints.clocks.${kind}`);
    return [
      plain(`${of} · ${t("complaintStatistics.figures.due")}`, 14),
      plain(`${of} · ${t("complaintStatistics.figures.met")}`, 14),
      plain(`${of} · ${t("complaintStatistics.figures.missed")}`, 14),
      { heading: `${of} · ${t("complaintStatistics.clocks.share")}`, width: 14, format: PERCENT },
    ];
  });
  return {
    name: name("breakdowns"),
    columns: [
      plain(name("dimension"), 12),
      plain(name("item"), 28),
      ...(["registered", "valid", "invalid", "major"] as const).map((key) =>
        plain(t(`complaintStatistics.figures.${key}`)),
      ),
      plain(name("shipments"), 12),
      { heading: t("complaintStatistics.breakdown.perThousand"), width: 12, format: "0.00" },
      ...clockColumns,
      { heading: name("compensation"), width: 14, format: MONEY },
    ],
    rows: DIMENSIONS.flatMap((by) =>
      report.breakdowns[by].map((row) => breakdownRow(t(`complaintStatistics.by.${by}`), lineText(t, by, row), row)),
    ),
  };
}

type CaseColumn = SheetColumn & { value(row: FigureRow): SheetCell };

function caseColumns({ t, clock, placeName }: SheetReader): CaseColumn[] {
  const head = (key: string) => t(`complaintStatistics.columns.${key}`);
  const text = (key: string, width: number, value: CaseColumn["value"]): CaseColumn => ({
    heading: head(key),
    width,
    value,
  });
  const time = (key: string, of: (row: FigureRow) => Date | null): CaseColumn => ({
    heading: head(key),
    width: 18,
    format: MOMENT,
    value: (row) => clock(of(row)),
  });
  const party = ({ party: kind, department, partnerName }: FigureRow) => {
    const key = kind === "department" && department ? `department:${department}` : (kind ?? "");
    return kind ? partyText(t, key, partnerName) : "";
  };
  const severity = ({ severity: is, judged }: FigureRow) =>
    is === "major" && !judged ? t("complaints.proposedMajor") : t(`complaints.severities.${is}`);
  return [
    text("number", 16, (row) => row.complaintNo),
    text("status", 12, (row) => t(`complaints.statuses.${row.status}`)),
    text("severity", 10, severity),
    text("validity", 10, (row) => (row.validity ? t(`complaints.validities.${row.validity}`) : "")),
    time("created", (row) => row.createdAt),
    time("answered", (row) => row.firstRespondedAt),
    time("settled", (row) => row.settledAt),
    time("closed", (row) => row.closedAt),
    text("channel", 12, (row) => t(`complaints.channels.${row.channel}`)),
    text("cause", 24, (row) => (row.causeCode ? causeText(t, row.causeCode) : "")),
    text("party", 16, party),
    text("shipment", 18, (row) => row.waybillNo ?? ""),
    text("lane", 20, (row) => (row.lane ? laneText(t, row.lane, placeName(row.lane.split(":")[1] ?? "")) : "")),
    text("owner", 12, (row) => row.ownerName ?? ""),
    {
      heading: head("compensation"),
      width: 14,
      format: MONEY,
      value: (row) => (row.compensationFen === null ? null : row.compensationFen / 100),
    },
  ];
}

/** The three sheets of the report: summary, breakdowns, list of complaints. */
export function reportSheets(report: ComplaintReport, rows: FigureRow[], reader: SheetReader): Sheet[] {
  const columns = caseColumns(reader);
  return [
    summary(report, reader),
    breakdowns(report, reader),
    {
      name: reader.t("complaintStatistics.sheet.cases"),
      columns: columns.map(({ heading, width, format }) => ({ heading, width, format })),
      rows: rows.map((row) => columns.map((column) => column.value(row))),
    },
  ];
}
