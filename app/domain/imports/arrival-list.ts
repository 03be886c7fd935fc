import * as z from "zod";
import { PICKUP_STATIONS } from "#app/domain/places/stations.ts";
import { type ColumnMapping, FIELDS, type Field } from "#app/domain/shipments/arrival-list/fields.ts";
import { SENDER_NAME_MAX } from "./sender.ts";

export const LIST_STATUSES = ["mapped", "checking", "checked", "importing", "done", "failed"] as const;
export type ListStatus = (typeof LIST_STATUSES)[number];

/** A job is at work. */
export const isRunning = (status: ListStatus): boolean => status === "checking" || status === "importing";
/** Columns may (still) be corrected. */
export const mayChooseColumns = (status: ListStatus): boolean =>
  status === "mapped" || status === "checked" || status === "failed";

export const ROW_STATUSES = ["new", "changed", "known", "wrong", "created", "updated", "conflict"] as const;
export type RowStatus = (typeof ROW_STATUSES)[number];

export const isRowStatus = (text: string | null): text is RowStatus =>
  (ROW_STATUSES as readonly (string | null)[]).includes(text);

/** `all` is only for lists without a wrong row; `good` leaves the wrong ones out. */
export const IMPORT_MODES = ["all", "good"] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

/** Rows by what is, or became, of them. */
export const countsSchema = z.record(z.enum(ROW_STATUSES), z.int());
export type Counts = z.output<typeof countsSchema>;

export const NO_COUNTS: Counts = { new: 0, changed: 0, known: 0, wrong: 0, created: 0, updated: 0, conflict: 0 };

export const rowsOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Why a row of the list could not be carried out although it is right in itself. */
export const CONFLICT_CODES = [
  /** the number came into being in the meantime, with another content */
  "number_taken",
  "ended",
  "on_trip",
  "under_way",
  "direction_changed",
  "pieces_tracked",
] as const;
export type ConflictCode = (typeof CONFLICT_CODES)[number];

const senderName = z.string().trim().max(SENDER_NAME_MAX).default("");
const stationCode = z.enum(PICKUP_STATIONS.map((station) => station.code) as [string, ...string[]]);

/** The fields that go with an uploaded file. */
export const uploadSchema = z.object({ senderName, stationCode });
export type UploadInput = z.output<typeof uploadSchema>;

const version = z.coerce.number().int().min(1);

/** Sender, station, and for each field the column it stands in, counted from 0 and named `column.<field>`; blank = none. */
export const chooseColumnsSchema = z.object({
  version,
  senderName: senderName.refine((name) => name !== "", "required"),
  stationCode,
  mapping: z.record(z.string(), z.coerce.number().int().min(0)).transform((record) => {
    const known = Object.entries(record).filter(([field]) => (FIELDS as readonly string[]).includes(field));
    return Object.fromEntries(known) as ColumnMapping;
  }),
});
export type ChooseColumnsInput = z.output<typeof chooseColumnsSchema>;

export const startImportSchema = z.object({ version, mode: z.enum(IMPORT_MODES) });
export type StartImportInput = z.output<typeof startImportSchema>;

/** The name of a field's select in the form. */
export const columnFieldName = (field: Field): string => `column.${field}`;

/** The posted selects of the mapping form as the mapping the schema reads. */
export function mappingFromForm(form: Record<string, unknown>): Record<string, unknown> {
  const chosen = FIELDS.map((field) => [field, form[columnFieldName(field)]] as const);
  return Object.fromEntries(chosen.filter(([, column]) => column !== undefined && column !== ""));
}
