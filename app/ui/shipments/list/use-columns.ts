import { useSearchParams } from "@remix-run/react";
import { useEffect, useState } from "react";
import { DEFAULT_COLUMNS, type ListColumn, parseColumns } from "#app/domain/shipments/list-columns.ts";

const keyOf = (userId: string) => `yidao.shipments.columns.${userId}`;

function remembered(userId: string): ListColumn[] | null {
  try {
    return parseColumns(window.localStorage.getItem(keyOf(userId)));
  } catch {
    return null;
  }
}

function remember(userId: string, columns: readonly ListColumn[]): void {
  try {
    window.localStorage.setItem(keyOf(userId), columns.join(","));
  } catch {
    // a browser without storage forgets; the choice still stands in the address
  }
}

/**
 * The columns to show: those of the address, else the user's last choice in this browser, else the usual ones (the direction
 * only where there are several). A choice is remembered.
 */
export function useColumns(
  userId: string,
  oneDirection: boolean,
): { columns: readonly ListColumn[]; choose: (columns: readonly ListColumn[]) => void } {
  const [params, setParams] = useSearchParams();
  const usual = oneDirection ? DEFAULT_COLUMNS.filter((column) => column !== "direction") : DEFAULT_COLUMNS;
  const [own, setOwn] = useState<ListColumn[] | null>(null);
  useEffect(() => setOwn(remembered(userId)), [userId]);
  const columns = parseColumns(params.get("cols")) ?? own ?? usual;
  const choose = (wanted: readonly ListColumn[]) => {
    const next = parseColumns(wanted.join(",")) ?? [...DEFAULT_COLUMNS];
    remember(userId, next);
    setOwn(next);
    if (params.has("cols")) {
      setParams(
        (now) => {
          now.set("cols", next.join(","));
          return now;
        },
        { replace: true, preventScrollReset: true },
      );
    }
  };
  return { columns, choose };
}
