import type { Db } from "#app/platform/db/db-types.ts";

/** How many rows there are of each kind, by a name of the kind. */
export type Tally = Record<string, number>;

type Groups = { _count: { _all: number } }[];

function named<Row extends Groups[number]>(what: string, rows: Row[], nameOf: (row: Row) => string): Tally {
  return Object.fromEntries(rows.map((row) => [`${what} ${nameOf(row)}`, row._count._all]));
}

/** Everything an import writes, counted. */
export async function takeTally(db: Db): Promise<Tally> {
  const _count = { _all: true } as const;
  return {
    shipments: await db.shipment.count(),
    "search keys": await db.shipmentSearchKey.count(),
    exceptions: await db.shipmentException.count(),
    customers: await db.customer.count(),
    ...named("event", await db.trackingEvent.groupBy({ by: ["code"], _count }), ({ code }) => code),
    ...named("outbox", await db.outboxEvent.groupBy({ by: ["event"], _count }), ({ event }) => event),
    ...named("audit", await db.auditEntry.groupBy({ by: ["event"], _count }), ({ event }) => event),
    ...named("handled", await db.handledEvent.groupBy({ by: ["handler"], _count }), ({ handler }) => handler),
    ...named("row", await db.arrivalListRow.groupBy({ by: ["status"], _count }), ({ status }) => status),
  };
}

/** What has been added from one tally to another. */
export function addedSince(before: Tally, after: Tally): Tally {
  const added = Object.entries(after).map(([what, count]) => [what, count - (before[what] ?? 0)] as const);
  return Object.fromEntries(added.filter(([, count]) => count !== 0));
}
