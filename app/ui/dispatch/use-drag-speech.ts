import type { Active, Announcements, Over } from "@dnd-kit/core";
import { useMemo } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import type { Translate } from "#app/i18n/translate.ts";
import type { Dragged, DropSpot } from "./dragging.ts";
import { stopTitle } from "./stop-title.ts";

function what({ data }: Active, t: Translate): string {
  const dragged = data.current as Dragged;
  if (dragged.kind === "shipment") {
    return dragged.row.waybillNo;
  }
  return dragged.kind === "stop" ? stopTitle(dragged.stop, t) : dragged.vehicle.plate;
}

function where(over: Over | null, t: Translate): string | null {
  const spot = over?.data.current as DropSpot | undefined;
  if (!spot) {
    return null;
  }
  if (spot.kind === "queue") {
    return t("dispatch.drag.toQueue");
  }
  return spot.kind === "stop" ? stopTitle(spot.stop, t) : spot.target.vehicle.plate;
}

/** What a screen reader is told while something is dragged. */
export function useDragSpeech(): { announcements: Announcements; screenReaderInstructions: { draggable: string } } {
  const { t } = useI18n();
  return useMemo(() => {
    const over = (place: Over | null, key: string) => {
      const name = where(place, t);
      return name === null ? t("dispatch.drag.outside") : t(`dispatch.drag.${key}`, { where: name });
    };
    return {
      screenReaderInstructions: { draggable: t("dispatch.drag.instructions") },
      announcements: {
        onDragStart: (event) => t("dispatch.drag.picked", { what: what(event.active, t) }),
        onDragOver: (event) => over(event.over, "over"),
        onDragEnd: (event) => over(event.over, "dropped"),
        onDragCancel: () => t("dispatch.drag.cancelled"),
      },
    };
  }, [t]);
}
