import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ListColumn } from "#app/domain/shipments/list-columns.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { MilestoneTag } from "#app/ui/tracking/milestone-tag.tsx";

/** One line of the list, as `listShipments` gives it. */
export interface ShipmentLine {
  id: string;
  waybillNo: string;
  externalNo: string | null;
  direction: string;
  consigneeName: string;
  phone: string | null;
  shipperName: string | null;
  originText: string;
  destination: string;
  station: string | null;
  goodsName: string;
  packing: string | null;
  pieces: number;
  weightG: number;
  volumeCm3: number;
  paymentTerm: string;
  freightFen: number;
  codFen: number;
  deliveryMode: string;
  milestone: string;
  partialDone: number;
  signedPieces: string;
  attempt: number;
  open: boolean;
  stage: string | null;
  stageDueAt: Date | null;
  late: boolean;
  openExceptions: number;
  blocksDispatch: boolean;
  blocksDelivery: boolean;
  createdAt: Date;
  updatedAt: Date;
  updatedByName: string;
  trips: { tripId: string; tripNo: string; plate: string; count: number }[];
}

interface CellProps {
  line: ShipmentLine;
  now: Date;
}

function NumberCell({ line }: CellProps) {
  return (
    <>
      <Link to={`/shipments/${line.waybillNo}`} prefetch="intent" className="mono" tabIndex={-1}>
        {line.waybillNo}
      </Link>
      {line.externalNo ? <span className="ship-sub">{line.externalNo}</span> : null}
    </>
  );
}

function ConsigneeCell({ line }: CellProps) {
  return (
    <>
      <span className="ship-name">{line.consigneeName}</span>
      {line.phone ? <span className="ship-sub num-text">{line.phone}</span> : null}
    </>
  );
}

/** The county first: it is what tells one vehicle's way from another's. */
function DestinationCell({ line }: CellProps) {
  const [prefecture = "", county] = line.destination.split(/\s*·\s*/);
  return (
    <span title={line.destination}>
      {county ?? prefecture}
      {county ? <span className="ship-sub">{prefecture}</span> : null}
    </span>
  );
}

function QuantityCell({ line }: CellProps) {
  const { f } = useI18n();
  return (
    <span className="ship-quantity">
      <b>{f.number(line.pieces)}</b>
      <span>{f.kg(line.weightG)}</span>
      <span>{f.m3(line.volumeCm3)}</span>
    </span>
  );
}

function PaymentCell({ line }: CellProps) {
  const { t, f } = useI18n();
  return (
    <>
      {t(`shipments.list.payment.${line.paymentTerm}`)}
      {line.codFen > 0 ? (
        <span className="ship-sub">{t("shipments.list.cod", { amount: f.money(line.codFen) })}</span>
      ) : null}
    </>
  );
}

function MilestoneCell({ line }: CellProps) {
  const { t } = useI18n();
  const blocks = [
    ...(line.blocksDispatch ? [t("shipments.list.blocksDispatch")] : []),
    ...(line.blocksDelivery ? [t("shipments.list.blocksDelivery")] : []),
  ];
  return (
    <span className="row">
      <MilestoneTag {...line} />
      {line.openExceptions > 0 ? (
        <Tag tone="exception" title={blocks.join(" · ")}>
          {t("shipments.list.exceptions", { n: line.openExceptions })}
        </Tag>
      ) : null}
    </span>
  );
}

/** The stage and its due time; what is late says so in words, with an icon. */
export function DueText(props: { stage: string; dueAt: Date; late: boolean; now: Date; withTime?: boolean }) {
  const { stage, dueAt, late, now, withTime } = props;
  const { t, f } = useI18n();
  const gap = f.duration(dueAt.getTime() - now.getTime());
  return (
    <span className={late ? "ship-due text-late" : "ship-due"} title={f.full(dueAt)}>
      {late ? <Icon name="clock" /> : null}
      {t(`tracking.stages.${stage}`)}
      {withTime ? <span className="ship-sub">{f.dateTime(dueAt, now)}</span> : null}
      {late ? (
        ` ${t("shipments.list.overdueBy", { time: gap })}`
      ) : (
        <span className="ship-sub">{t("shipments.list.dueIn", { time: gap })}</span>
      )}
    </span>
  );
}

function DueCell({ line, now }: CellProps) {
  if (!line.open || line.stage === null || line.stageDueAt === null) {
    return null;
  }
  return <DueText stage={line.stage} dueAt={line.stageDueAt} late={line.late} now={now} />;
}

function VehicleCell({ line }: CellProps) {
  return (
    <span className="row">
      {line.trips.map((trip) => (
        <Link key={trip.tripId} to={`/trips/${trip.tripId}`} tabIndex={-1}>
          {trip.plate}
          <span className="ship-sub">{trip.tripNo}</span>
          {trip.count < line.pieces ? <span className="ship-sub">{`${trip.count}/${line.pieces}`}</span> : null}
        </Link>
      ))}
    </span>
  );
}

function AgeCell({ line, now }: CellProps) {
  const { f } = useI18n();
  return <span title={f.full(line.createdAt)}>{f.duration(now.getTime() - line.createdAt.getTime())}</span>;
}

function ChangedCell({ line, now }: CellProps) {
  const { f } = useI18n();
  return (
    <>
      {line.updatedByName}
      <span className="ship-sub">{f.dateTime(line.updatedAt, now)}</span>
    </>
  );
}

function DirectionCell({ line }: CellProps) {
  return useI18n().t(`common.direction.${line.direction}`);
}

function DeliveryCell({ line }: CellProps) {
  return useI18n().t(`shipments.list.delivery.${line.deliveryMode}`);
}

function GoodsCell({ line }: CellProps) {
  return (
    <>
      {line.goodsName}
      {line.packing ? <span className="ship-sub">{line.packing}</span> : null}
    </>
  );
}

const CELLS: Record<ListColumn, (props: CellProps) => ReactNode> = {
  number: NumberCell,
  direction: DirectionCell,
  consignee: ConsigneeCell,
  destination: DestinationCell,
  goods: GoodsCell,
  quantity: QuantityCell,
  payment: PaymentCell,
  delivery: DeliveryCell,
  milestone: MilestoneCell,
  due: DueCell,
  vehicle: VehicleCell,
  age: AgeCell,
  externalNo: ({ line }) => line.externalNo,
  shipper: ({ line }) => line.shipperName ?? line.originText,
  station: ({ line }) => line.station,
  changed: ChangedCell,
};

/** The cells of one line, column by column. */
export function LineCells({ columns, line, now }: { columns: readonly ListColumn[]; line: ShipmentLine; now: Date }) {
  return columns.map((column) => {
    const Cell = CELLS[column];
    return (
      <td key={column} className={`ship-col-${column}`}>
        <Cell line={line} now={now} />
      </td>
    );
  });
}
