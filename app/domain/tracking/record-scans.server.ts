import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { DomainError } from "#app/platform/errors.ts";
import { readBarcode } from "./barcode.ts";
import type { EventCode, EventSource } from "./event-definition.ts";
import { voidedIds } from "./event-fact.ts";
import { piecesToStore, storedPieces } from "./parse-pieces.ts";
import { allPieces, countPieces, includesPieces, NO_PIECES, type PieceSet, unionPieces } from "./piece-set.ts";
import { mayRecordEvents } from "./policy.ts";
import { type BulkRow, recordBulk } from "./record-bulk.server.ts";
import type { SaidEvent } from "./said-event.ts";

const MOST = 2_000;
/** The same scan again within this time is a slip of the hand, not a second fact. */
const SAME_SCAN_MS = 12 * 3_600_000;

/** What became of one line or one scan. */
export interface ScanRow {
  text: string;
  outcome: BulkRow["outcome"];
  /** `tracking.problems.<code>` */
  code: string | null;
  waybillNo: string | null;
  consigneeName: string | null;
  piece: number | null;
  pieces: number | null;
  /** pieces of the shipment that have this event by now */
  done: number | null;
}

interface Known {
  id: string;
  waybillNo: string;
  externalNo: string | null;
  consigneeName: string;
  pieces: number;
}

const columns = { id: true, waybillNo: true, externalNo: true, consigneeName: true, pieces: true } as const;

/** Shipments by their own numbers, else by the number on the sender's list when only one has it. */
async function findByNumber(ctx: Ctx, numbers: string[]): Promise<Map<string, Known | "ambiguous">> {
  const found = new Map<string, Known | "ambiguous">();
  const upper = numbers.map((number) => number.toUpperCase());
  for (const row of await ctx.db.shipment.findMany({ where: { waybillNo: { in: upper } }, select: columns })) {
    found.set(row.waybillNo, row);
  }
  const missing = upper.filter((number) => !found.has(number));
  if (missing.length > 0) {
    const keys = missing.map((number) => number.toLowerCase());
    const rows = await ctx.db.shipmentSearchKey.findMany({
      where: { key: { in: keys } },
      take: MOST,
      select: { key: true, shipment: { select: columns } },
    });
    for (const { key, shipment } of rows) {
      if (shipment.externalNo?.toLowerCase() === key) {
        found.set(key.toUpperCase(), found.has(key.toUpperCase()) ? "ambiguous" : shipment);
      }
    }
  }
  return found;
}

/** Per shipment, the pieces that have had this event lately. */
async function lately(ctx: Ctx, shipments: Known[], code: EventCode): Promise<Map<string, PieceSet>> {
  const since = new Date(ctx.now.getTime() - SAME_SCAN_MS);
  const rows = await ctx.db.trackingEvent.findMany({
    where: { shipmentId: { in: shipments.map((one) => one.id) }, occurredAt: { gte: since } },
    select: {
      id: true,
      shipmentId: true,
      code: true,
      pieces: true,
      voidsEventId: true,
      occurredAt: true,
      recordedAt: true,
      source: true,
    },
  });
  const facts = rows.map((row) => ({ ...row, code: row.code as EventCode, source: row.source as EventSource }));
  const voided = voidedIds(facts);
  const total = new Map(shipments.map((one) => [one.id, one.pieces]));
  const sets = new Map<string, PieceSet>();
  for (const fact of facts) {
    if (fact.code === code && !voided.has(fact.id)) {
      const named = storedPieces(fact.pieces, total.get(fact.shipmentId) ?? 0);
      sets.set(fact.shipmentId, unionPieces(sets.get(fact.shipmentId) ?? NO_PIECES, named));
    }
  }
  return sets;
}

interface Line {
  text: string;
  piece: number | null;
  shipment: Known | null;
  problem: string | null;
}

function lineOf(text: string, found: ReadonlyMap<string, Known | "ambiguous">): Line {
  const { number, piece } = readBarcode(text);
  const shipment = found.get(number.toUpperCase());
  if (shipment === undefined || shipment === "ambiguous") {
    return { text, piece, shipment: null, problem: shipment ?? "not_found" };
  }
  const outside = piece !== null && piece > shipment.pieces;
  return { text, piece, shipment, problem: outside ? "pieces_out_of_range" : null };
}

const namedBy = (line: Line, total: number): PieceSet =>
  line.piece === null ? allPieces(total) : [[line.piece, line.piece]];

const shown = (line: Line): Omit<ScanRow, "outcome" | "code" | "done"> => ({
  text: line.text,
  waybillNo: line.shipment?.waybillNo ?? null,
  consigneeName: line.shipment?.consigneeName ?? null,
  piece: line.piece,
  pieces: line.shipment?.pieces ?? null,
});

/**
 * Records an event for each scanned or pasted number, a piece's barcode for that piece only. What was scanned before in the
 * last twelve hours, or twice in the same batch, is said to be known and written once. *Throws* `forbidden`,
 * `too_many_shipments`, `invalid`.
 */
export async function recordScans(ctx: Ctx, texts: string[], said: SaidEvent, timeZone: string): Promise<ScanRow[]> {
  assertMay(mayRecordEvents(ctx.actor));
  if (texts.length > MOST) {
    throw new DomainError("too_many_shipments", { status: 422, params: { most: MOST } });
  }
  const found = await findByNumber(ctx, [...new Set(texts.map((text) => readBarcode(text).number))]);
  const lines = texts.map((text) => lineOf(text, found));
  const shipments = [...new Map(lines.flatMap(({ shipment }) => (shipment ? [[shipment.id, shipment]] : []))).values()];
  const had = await lately(ctx, shipments, said.code);
  const fresh = new Map<string, PieceSet>();
  const repeats = lines.map((line) => isRepeat(line, had, fresh));
  const results = await recordFresh(ctx, shipments, fresh, said, timeZone);
  return lines.map((line, index) => rowOf(line, repeats[index] ?? false, { had, fresh, results }));
}

/** Whether a line says nothing new; else its pieces are added to what is to be recorded. */
function isRepeat(line: Line, had: ReadonlyMap<string, PieceSet>, fresh: Map<string, PieceSet>): boolean {
  if (!line.shipment || line.problem) {
    return false;
  }
  const { id, pieces } = line.shipment;
  const named = namedBy(line, pieces);
  const now = fresh.get(id) ?? NO_PIECES;
  if (includesPieces(unionPieces(had.get(id) ?? NO_PIECES, now), named)) {
    return true;
  }
  fresh.set(id, unionPieces(now, named));
  return false;
}

interface Batch {
  had: ReadonlyMap<string, PieceSet>;
  fresh: ReadonlyMap<string, PieceSet>;
  results: ReadonlyMap<string, BulkRow>;
}

function rowOf(line: Line, repeat: boolean, { had, fresh, results }: Batch): ScanRow {
  const { shipment, problem } = line;
  if (!shipment || problem) {
    return { ...shown(line), outcome: "refused", code: problem, done: null };
  }
  const before = had.get(shipment.id) ?? NO_PIECES;
  const result = results.get(shipment.id);
  if (result?.outcome === "refused" && !includesPieces(before, namedBy(line, shipment.pieces))) {
    return { ...shown(line), outcome: "refused", code: result.code, done: countPieces(before) };
  }
  const done = countPieces(unionPieces(before, fresh.get(shipment.id) ?? NO_PIECES));
  return { ...shown(line), outcome: repeat ? "known" : (result?.outcome ?? "known"), code: null, done };
}

async function recordFresh(
  ctx: Ctx,
  shipments: Known[],
  fresh: Map<string, PieceSet>,
  said: SaidEvent,
  timeZone: string,
) {
  const targets = shipments.flatMap(({ id, waybillNo, pieces }) => {
    const set = fresh.get(id);
    return set ? [{ shipmentId: id, waybillNo, pieces: piecesToStore(set, pieces) }] : [];
  });
  const rows = await recordBulk(ctx, targets, said, timeZone);
  return new Map(rows.map((row) => [row.shipmentId, row]));
}
