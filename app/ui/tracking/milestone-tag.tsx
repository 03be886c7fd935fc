import type { Milestone } from "#app/domain/tracking/milestone.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";

const TONES: Record<Milestone, Tone> = {
  unknown: "planned",
  pending: "planned",
  picked_up: "moving",
  in_transit: "moving",
  on_hold: "waiting",
  delivery_delayed: "late",
  ready_for_pickup: "waiting",
  out_for_delivery: "moving",
  delivery_failed: "exception",
  delivered: "done",
  return_to_sender: "exception",
  cancelled: "planned",
};

export interface MilestoneFacts {
  milestone: string;
  /** pieces that are there; 0 = all */
  partialDone: number;
  pieces: number;
  /** range string of the pieces signed for */
  signedPieces: string;
  attempt: number;
  open: boolean;
}

export function milestoneTone(milestone: string): Tone {
  return TONES[milestone as Milestone] ?? "planned";
}

/** Where a shipment stands, in words, with how many of its pieces when not all are there. */
export function MilestoneTag({ milestone, partialDone, pieces, signedPieces, attempt, open }: MilestoneFacts) {
  const { t } = useI18n();
  const partly = partialDone > 0 && partialDone < pieces;
  const shown = partly && open && signedPieces !== "" ? "delivered" : milestone;
  const text = partly
    ? t(`tracking.partial.${shown}`, { done: partialDone, total: pieces })
    : t(`tracking.milestones.${shown}`);
  return (
    <Tag tone={partly && shown === "delivered" ? "moving" : milestoneTone(shown)}>
      {text}
      {attempt > 1 ? ` · ${t("tracking.attempt", { n: attempt })}` : null}
    </Tag>
  );
}
