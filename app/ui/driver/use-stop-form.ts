import { type FormEvent, useState } from "react";
import type { SentCommand } from "#app/domain/driver/phone-command.ts";
import type { StopView } from "#app/domain/driver/trip-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import type { QueuedPicture } from "./queue.ts";
import { openLoads } from "./stop-acts.ts";
import { useDriverQueue } from "./use-driver-queue.ts";

type Acted<T> = T extends unknown ? Omit<T, "id" | "at"> : never;
export type Act = Acted<SentCommand>;

/** Pictures of an act as the queue keeps them. */
export function queuedPictures(stop: StopView, purpose: QueuedPicture["purpose"], blobs: Blob[]): QueuedPicture[] {
  const shipmentId = openLoads(stop)[0]?.shipmentId ?? "";
  return blobs.map((blob) => ({ id: crypto.randomUUID(), purpose, shipmentId, blob }));
}

/** Puts acts into the phone's queue with an id of their own and the phone's time. */
export function useAct(): {
  enhanced: boolean;
  act: (act: Act, title: string, pictures?: QueuedPicture[]) => Promise<void>;
} {
  const queue = useDriverQueue();
  return {
    enhanced: queue.ready,
    act: (act, title, pictures = []) =>
      queue.add({ ...act, id: crypto.randomUUID(), at: new Date().toISOString() } as SentCommand, title, pictures),
  };
}

/**
 * A stop's form that goes into the queue. `make` reads the form and answers the act with its pictures, or the key of what
 * is missing. Before the queue is open the form posts by itself.
 */
export function useStopForm(title: string, make: (form: FormData) => { act: Act; pictures: QueuedPicture[] } | string) {
  const { t } = useI18n();
  const { enhanced, act } = useAct();
  const [problem, setProblem] = useState<string | null>(null);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (!enhanced) {
      return;
    }
    event.preventDefault();
    const made = make(new FormData(event.currentTarget));
    if (typeof made === "string") {
      setProblem(t(made));
      return;
    }
    setProblem(null);
    void act(made.act, title, made.pictures).catch(() => setProblem(t("driver.queue.storeFull")));
  };
  return { enhanced, problem, onSubmit };
}
