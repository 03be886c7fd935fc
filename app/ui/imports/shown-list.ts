import type { ListView } from "#app/domain/imports/import-queries.server.ts";
import type { RowView } from "#app/domain/imports/row-queries.server.ts";

type Shown<T> = { [Key in keyof T]: T[Key] extends Date ? Date | string : T[Key] };

/** A list as it comes to the page. */
export type ShownList = Omit<Shown<ListView>, "twins" | "finishedAt"> & {
  finishedAt: Date | string | null;
  twins: { id: string; fileName: string; createdAt: Date | string; createdByName: string }[];
};

export type ShownRow = RowView;
