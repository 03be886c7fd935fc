import { storedPieces } from "#app/domain/tracking/parse-pieces.ts";
import { countPieces } from "#app/domain/tracking/piece-set.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { CancelDialog, OutcomeDialog, ReleaseDialog, WarningsDialog } from "./ask-dialogs.tsx";
import { AssignPalette } from "./assign-palette.tsx";
import { type BoardDialog, type MoveWhat, useBoard } from "./board-context.ts";
import type { BoardStop } from "./board-data.ts";
import { CrewDialog } from "./crew-dialog.tsx";
import { stopGoods } from "./dragging.ts";
import { EventDialog } from "./event-dialog.tsx";
import { openShare, sumOf } from "./goods-sum.ts";
import { SplitDialog } from "./split-dialog.tsx";
import { targetKey } from "./targets.ts";

type Of<K extends BoardDialog["kind"]> = Extract<BoardDialog, { kind: K }>;

function AssignDialog({ dialog, onClose }: { dialog: Of<"assign">; onClose: () => void }) {
  const { t } = useI18n();
  const { data, acts } = useBoard();
  const { rows, pieces } = dialog;
  const [first] = rows;
  if (!first) {
    return null;
  }
  const goods = pieces ? openShare(first, countPieces(storedPieces(pieces, first.pieces))) : sumOf(rows);
  return (
    <AssignPalette
      title={t("dispatch.palette.assignTitle", { n: rows.length })}
      goods={goods}
      destCode={data.filter.direction === "transit" ? first.destCode : undefined}
      onClose={onClose}
      onPick={(target, partnerId) => {
        onClose();
        void acts.assign(rows, target, { pieces, partnerId });
      }}
    />
  );
}

function movedGoods(what: MoveWhat) {
  const { trip } = what;
  if (what.kind === "trip") {
    return { weightG: trip.weightG, volumeCm3: trip.volumeCm3 };
  }
  if (what.kind === "stops") {
    return stopGoods(trip.stops.filter((stop) => what.stopIds.includes(stop.id)));
  }
  const loads = (stop: BoardStop) => stop.loads.filter((load) => what.loadIds.includes(load.id));
  return stopGoods(trip.stops.map((stop) => ({ ...stop, loads: loads(stop) })));
}

function MoveDialog({ dialog, onClose }: { dialog: Of<"move">; onClose: () => void }) {
  const { t } = useI18n();
  const { acts } = useBoard();
  const { trip } = dialog.what;
  return (
    <AssignPalette
      title={t("dispatch.palette.moveTitle")}
      goods={movedGoods(dialog.what)}
      without={targetKey(trip.vehicleId, trip.id)}
      onClose={onClose}
      onPick={(target) => {
        onClose();
        void acts.move(dialog.what, target);
      }}
    />
  );
}

/** The dialog that stands before the board, if any. */
export function BoardDialogs({ dialog, onClose }: { dialog: BoardDialog | null; onClose: () => void }) {
  const { open } = useBoard();
  switch (dialog?.kind) {
    case "assign":
      return <AssignDialog dialog={dialog} onClose={onClose} />;
    case "move":
      return <MoveDialog dialog={dialog} onClose={onClose} />;
    case "split":
      return (
        <SplitDialog
          row={dialog.row}
          onClose={onClose}
          onNext={(pieces) => open({ kind: "assign", rows: [dialog.row], pieces })}
        />
      );
    case "crew":
      return <CrewDialog trip={dialog.trip} plate={dialog.plate} onClose={onClose} />;
    case "release":
      return <ReleaseDialog trip={dialog.trip} onClose={onClose} />;
    case "cancel":
      return <CancelDialog trip={dialog.trip} onClose={onClose} />;
    case "event":
      return <EventDialog targets={dialog.targets} onClose={onClose} />;
    case "warnings":
      return <WarningsDialog dialog={dialog} onClose={onClose} />;
    case "outcome":
      return <OutcomeDialog dialog={dialog} onClose={onClose} />;
    default:
      return null;
  }
}
