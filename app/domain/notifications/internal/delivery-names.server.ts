import type { Ctx } from "#app/platform/ctx.ts";
import type { Channel, DeliveryStatus } from "../channels.ts";
import type { Purpose } from "../message-kind.ts";
import { maskRecipient } from "../recipient-mask.ts";

/** A message as lists show it; the address masked for everybody. */
export interface DeliveryLine {
  id: string;
  purpose: Purpose;
  waybillNo: string | null;
  complaintNo: string | null;
  customerId: string | null;
  customerName: string | null;
  /** of a staff message: whom of ours it is for, with his part */
  person: { name: string; role: string } | null;
  notice: string;
  channel: Channel;
  recipient: string;
  subject: string;
  status: DeliveryStatus;
  reason: string | null;
  attempts: number;
  createdAt: Date;
  dueAt: Date;
  sentAt: Date | null;
}

export type DeliveryRow = Omit<DeliveryLine, "waybillNo" | "complaintNo" | "customerName" | "person"> & {
  shipmentId: string | null;
  complaintId: string | null;
  alertRecipientId: string | null;
};

const byId = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]));

/** Adds what a list calls things by. Delivery has no relation to them: messages outlive all of it. */
export async function withNames(ctx: Ctx, rows: readonly DeliveryRow[]): Promise<DeliveryLine[]> {
  const idsOf = (key: "shipmentId" | "customerId" | "complaintId" | "alertRecipientId") => {
    const ids = [...new Set(rows.map((row) => row[key]))].filter((id) => id !== null);
    return { id: { in: ids } };
  };
  const [shipments, customers, complaints, persons] = await Promise.all([
    ctx.db.shipment.findMany({ where: idsOf("shipmentId"), select: { id: true, waybillNo: true } }).then(byId),
    ctx.db.customer.findMany({ where: idsOf("customerId"), select: { id: true, name: true } }).then(byId),
    ctx.db.complaint.findMany({ where: idsOf("complaintId"), select: { id: true, complaintNo: true } }).then(byId),
    ctx.db.alertRecipient
      .findMany({ where: idsOf("alertRecipientId"), select: { id: true, name: true, role: true } })
      .then(byId),
  ]);
  return rows.map(({ shipmentId, complaintId, alertRecipientId, ...row }) => {
    const person = persons.get(alertRecipientId ?? "");
    return {
      ...row,
      recipient: maskRecipient(row.channel, row.recipient),
      waybillNo: shipments.get(shipmentId ?? "")?.waybillNo ?? null,
      complaintNo: complaints.get(complaintId ?? "")?.complaintNo ?? null,
      customerName: customers.get(row.customerId ?? "")?.name ?? null,
      person: person ? { name: person.name, role: person.role } : null,
    };
  });
}
