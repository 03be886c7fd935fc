import type { RowResult } from "#app/domain/dispatch/draft-assignment.ts";
import type { Warning } from "#app/domain/dispatch/findings.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { type ActRefused, postAct } from "./act-answer.ts";
import type { BoardDialog, RefusedRow, Selection } from "./board-context.ts";
import type { BoardData, QueueRow } from "./board-data.ts";
import { groupByPartner, type PartnerGroup } from "./partner-choice.ts";
import type { Store } from "./store.ts";
import { type Target, targetInput } from "./targets.ts";

interface Around {
  data: BoardData;
  selection: Store<Selection>;
  open: (dialog: BoardDialog) => void;
  t: Translate;
  revalidate: () => void;
}

export interface AssignWork {
  rows: QueueRow[];
  target: Target;
  how: { pieces?: string; partnerId?: string };
  around: () => Around;
  done(text: string, undoIds: string[]): void;
  refused(answer: ActRefused): void;
}

interface Tally {
  /** rows on the vehicle now */
  assigned: QueueRow[];
  undoIds: string[];
  refusedRows: RowResult[];
  /** groups that need a word first */
  unsure: { group: PartnerGroup; warnings: Warning[] }[];
  refusal: ActRefused | null;
}

function payloadOf(work: AssignWork, group: PartnerGroup, acceptWarnings: boolean) {
  const { target, how, around } = work;
  const { partnerId } = group;
  return {
    items: group.rows.map(({ id, version }) => ({
      shipmentId: id,
      version,
      ...(how.pieces ? { pieces: how.pieces } : {}),
    })),
    to: targetInput(target, around().data.filter.date),
    ...(partnerId ? { partnerId } : {}),
    acceptWarnings,
  };
}

/** @param known rows refused in an earlier turn of the same act */
async function send(work: AssignWork, groups: readonly PartnerGroup[], accepted: boolean, known: RowResult[]) {
  const tally: Tally = { assigned: [], undoIds: [], refusedRows: [...known], unsure: [], refusal: null };
  for (const group of groups) {
    const answer = await postAct("assign", payloadOf(work, group, accepted));
    if (answer.ok) {
      const { results = [], undoId } = answer.result;
      const fine = new Set(results.filter((row) => row.ok).map((row) => row.shipmentId));
      tally.assigned.push(...group.rows.filter((row) => fine.has(row.id)));
      tally.refusedRows.push(...results.filter((row) => !row.ok));
      tally.undoIds.push(...(undoId ? [undoId] : []));
    } else if (answer.code === "needs_confirmation" && answer.data?.warnings) {
      tally.unsure.push({ group, warnings: answer.data.warnings });
    } else {
      tally.refusal = answer;
    }
  }
  return tally;
}

function namedRefusals(rows: readonly QueueRow[], results: readonly RowResult[]): RefusedRow[] {
  const names = new Map(rows.map((row) => [row.id, row.waybillNo]));
  return results.flatMap((row) =>
    row.ok ? [] : [{ waybillNo: names.get(row.shipmentId) ?? "", code: row.code, params: row.params }],
  );
}

function unselect(selection: Store<Selection>, rows: readonly QueueRow[]): void {
  const next = new Map(selection.get());
  for (const { id } of rows) {
    next.delete(id);
  }
  selection.set(next);
}

/** Tells how it went; asks where a warning stands, and goes on with what was asked about when the answer is yes. */
function tell(work: AssignWork, tally: Tally): void {
  const { around, target } = work;
  const { open, t, selection } = around();
  const { plate } = target.vehicle;
  if (tally.assigned.length > 0) {
    unselect(selection, tally.assigned);
    work.done(t("dispatch.toast.assigned", { n: tally.assigned.length, plate }), tally.undoIds);
  }
  if (tally.refusal) {
    work.refused(tally.refusal);
  }
  if (tally.unsure.length > 0) {
    const warnings = tally.unsure.flatMap((item) => item.warnings);
    const groups = tally.unsure.map((item) => item.group);
    const confirm = () => void sendAndTell(work, groups, true, tally.refusedRows);
    open({ kind: "warnings", warnings, go: "assignAnyway", confirm });
  } else if (tally.refusedRows.length > 0) {
    open({ kind: "outcome", refused: namedRefusals(work.rows, tally.refusedRows), done: tally.assigned.length, plate });
  }
}

async function sendAndTell(work: AssignWork, groups: readonly PartnerGroup[], accepted: boolean, known: RowResult[]) {
  const tally = await send(work, groups, accepted, known);
  work.around().revalidate();
  tell(work, tally);
}

/**
 * Assigns shipments to a target. Transit goods go to the partner of their destination (or the one chosen), one act a
 * partner; undo takes all of them back.
 */
export function assignInGroups(work: AssignWork): Promise<void> {
  const { data } = work.around();
  const groups =
    data.filter.direction === "transit"
      ? groupByPartner(data.partners, work.rows, work.how.partnerId)
      : [{ partnerId: undefined, rows: work.rows }];
  return sendAndTell(work, groups, false, []);
}
