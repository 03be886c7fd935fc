import { useRevalidator } from "@remix-run/react";
import { useMemo, useRef } from "react";
import type { Formats } from "#app/i18n/format.ts";
import { useI18n } from "#app/i18n/react.tsx";
import type { Translate } from "#app/i18n/translate.ts";
import { type ToastInput, useToast } from "#app/ui/kit/toasts.tsx";
import { type ActRefused, postAct } from "./act-answer.ts";
import { claim, moveRequest } from "./act-request.ts";
import { assignInGroups } from "./assign-in-groups.ts";
import type { BoardActs, BoardDialog, Selection } from "./board-context.ts";
import type { BoardData } from "./board-data.ts";
import { refusalText } from "./finding-text.ts";
import type { Store } from "./store.ts";

/** What the acts need of the board; read anew at each act. */
interface Around {
  data: BoardData;
  selection: Store<Selection>;
  open: (dialog: BoardDialog) => void;
  toast: (toast: ToastInput) => void;
  t: Translate;
  f: Formats;
  revalidate: () => void;
}

/** The acts of the board as the rows, menus, keys and drops call them: each answers with a toast, a question or the reason. */
export function useActs(data: BoardData, selection: Store<Selection>, open: (dialog: BoardDialog) => void): BoardActs {
  const toast = useToast();
  const { t, f } = useI18n();
  const { revalidate } = useRevalidator();
  const around = useRef<Around>({ data, selection, open, toast, t, f, revalidate });
  around.current = { data, selection, open, toast, t, f, revalidate };
  return useMemo(() => makeActs(() => around.current), []);
}

/** How acts are sent and how their answers are told; keeps what can be taken back. */
function makeTeller(now: () => Around) {
  /** what can be taken back, each act by the ids of its parts, the last act last */
  let history: string[][] = [];

  function refused(answer: ActRefused): void {
    const { toast, t, f } = now();
    toast({ text: refusalText(answer, t, f), tone: "problem" });
  }

  /** Tells what was done, with the way back when there is one. */
  function done(text: string, undoIds: string[]): void {
    history = undoIds.length > 0 ? [...history, undoIds] : history;
    now().toast({ text, undo: undoIds.length > 0 ? () => void undo(undoIds) : undefined });
  }

  async function undo(ids: string[]): Promise<void> {
    const { toast, t } = now();
    if (ids.length === 0) {
      toast({ text: t("dispatch.nothingToUndo"), tone: "problem" });
      return;
    }
    history = history.filter((act) => act !== ids);
    for (const undoId of [...ids].reverse()) {
      const answer = await postAct("undo", { undoId });
      if (!answer.ok) {
        refused(answer);
        now().revalidate();
        return;
      }
    }
    toast({ text: t("dispatch.toast.undone") });
    now().revalidate();
  }

  async function run(intent: string, payload: object, text: () => string) {
    const answer = await postAct(intent, payload);
    now().revalidate();
    const warnings = answer.ok ? undefined : answer.data?.warnings;
    if (!answer.ok && answer.code === "needs_confirmation" && warnings) {
      const confirm = () => void run(intent, { ...payload, acceptWarnings: true }, text);
      now().open({ kind: "warnings", warnings, go: "moveAnyway", confirm });
    } else if (!answer.ok) {
      refused(answer);
    } else {
      done(text(), answer.result.undoId ? [answer.result.undoId] : []);
    }
  }

  return { run, done, refused, undoLast: () => undo(history.at(-1) ?? []) };
}

function makeActs(now: () => Around): BoardActs {
  const { run, done, refused, undoLast } = makeTeller(now);
  return {
    assign: (rows, target, how = {}) => assignInGroups({ rows, target, how, around: now, done, refused }),
    unassign: (trip, loadIds) =>
      run("unassign", { ...claim(trip), loadIds }, () => now().t("dispatch.toast.unassigned", { n: loadIds.length })),
    move(what, target) {
      const { intent, payload } = moveRequest(what, target, now().data.filter.date);
      return run(intent, payload, () => now().t("dispatch.toast.moved", { plate: target.vehicle.plate }));
    },
    async reorder(trip, stopIds) {
      if (stopIds) {
        await run("reorder", { ...claim(trip), stopIds }, () => now().t("dispatch.toast.reordered"));
      }
    },
    release: (trip) => run("release", claim(trip), () => now().t("dispatch.toast.released", { tripNo: trip.tripNo })),
    cancel: (trip) => run("cancel", claim(trip), () => now().t("dispatch.toast.cancelled", { tripNo: trip.tripNo })),
    editCrew: (trip, change) =>
      run("edit", { ...claim(trip), ...change }, () => now().t("dispatch.toast.edited", { tripNo: trip.tripNo })),
    undo: undoLast,
  };
}
