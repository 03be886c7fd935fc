import type { SentCommand } from "#app/domain/driver/phone-command.ts";
import type { LoadView, StopView } from "#app/domain/driver/trip-view.ts";
import { storedPieces } from "#app/domain/tracking/parse-pieces.ts";
import { formatPieces, subtractPieces, takePieces } from "#app/domain/tracking/piece-set.ts";

type Complete = Extract<SentCommand, { type: "complete" }>;
type Fail = Extract<SentCommand, { type: "fail" }>;
export type CompleteInput = Omit<Complete, "type" | "id" | "at">;
export type FailInput = Omit<Fail, "type" | "id" | "at">;

/** Ids of the pictures that come with an act. */
export interface Pictures {
  signature?: string;
  photos: string[];
}

export const openLoads = (stop: StopView) => stop.loads.filter((load) => load.status === "assigned");

/** What has to be collected at a stop, fen. */
export const dueAt = (stop: StopView) => openLoads(stop).reduce((sum, load) => sum + (load.due?.totalFen ?? 0), 0);

/** The pieces left over when `done` of a load were done: the last ones, since nobody reads numbers at the door. */
export function leftPieces(load: Pick<LoadView, "pieces" | "total">, done: number): string {
  const all = storedPieces(load.pieces, load.total);
  return formatPieces(subtractPieces(all, takePieces(all, done)));
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? "").trim();

function wholeNumber(text: string, fallback: number): number {
  return /^\d+$/.test(text) ? Number(text) : fallback;
}

/** Pieces done of each load still open, as the form says. */
export function doneOf(stop: StopView, form: FormData): { load: LoadView; done: number }[] {
  return openLoads(stop).map((load) => {
    const done = wholeNumber(textOf(form, `done:${load.id}`), load.count);
    return { load, done: Math.min(done, load.count) };
  });
}

function exceptionsOf(stop: StopView, form: FormData, photoFileIds: string[]): NonNullable<Complete["exceptions"]> {
  return doneOf(stop, form)
    .filter(({ load, done }) => done < load.count)
    .map(({ load, done }) => {
      const reason = textOf(form, `why:${load.id}`) as NonNullable<Complete["exceptions"]>[number]["reason"];
      const part = done > 0 ? { pieces: leftPieces(load, done) } : {};
      return { loadId: load.id, ...part, reason, photoFileIds };
    });
}

/** Cash taken, spread over the loads in order; what is over goes to the last that had something due. */
export function cashOf(stop: StopView, takenFen: number): { loadId: string; fen: number }[] {
  const owing = openLoads(stop).filter((load) => load.due);
  let left = takenFen;
  return owing
    .map((load, index) => {
      const fen = index === owing.length - 1 ? left : Math.min(left, load.due?.totalFen ?? 0);
      left -= fen;
      return { loadId: load.id, fen };
    })
    .filter(({ fen }) => fen > 0);
}

/** Yuan as typed ("1,280.50") in fen; null when it is no amount. */
export function fenOf(text: string): number | null {
  const plain = text.replace(/[\s,，¥]/g, "");
  return /^\d{1,8}(?:\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}

/** The act of a stop that was served, from its form; the same with and without a script. */
export function completeInput(tripId: string, stop: StopView, form: FormData, pictures: Pictures): CompleteInput {
  const { signature, photos } = pictures;
  const exceptions = exceptionsOf(stop, form, photos);
  const partnerNo = textOf(form, "partnerNo");
  const note = textOf(form, "note");
  const something = doneOf(stop, form).some(({ done }) => done > 0);
  const relation = textOf(form, "relation") as NonNullable<Complete["pod"]>["relation"];
  const signed = { signedBy: textOf(form, "signedBy"), relation, photoFileIds: photos };
  return {
    tripId,
    stopId: stop.id,
    exceptions,
    cash: cashOf(stop, fenOf(textOf(form, "cash")) ?? 0),
    ...(stop.kind === "delivery" && something
      ? { pod: { ...signed, ...(signature ? { signatureFileId: signature } : {}) } }
      : {}),
    ...(stop.kind === "transfer" && partnerNo ? { partnerNo } : {}),
    ...(note ? { note } : {}),
  };
}

/** The act of a stop where nothing could be done. */
export function failInput(tripId: string, stop: StopView, form: FormData, photos: string[]): FailInput {
  const note = textOf(form, "note");
  const reason = textOf(form, "reason") as Fail["reason"];
  return { tripId, stopId: stop.id, reason, photoFileIds: photos, ...(note ? { note } : {}) };
}
