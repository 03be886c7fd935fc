import { createContext, useCallback, useContext, useEffect, useRef, useState } from "react";
import type { SentCommand } from "#app/domain/driver/phone-command.ts";
import { driverServer } from "./driver-server.ts";
import type { QueuedCommand, QueuedPicture, QueuedRefusal, QueueStore } from "./queue.ts";
import { openQueueStore } from "./queue-store.ts";
import { backOff, SignedOut, sendQueue } from "./send-queue.ts";

export type Connection = "online" | "offline" | "signed_out";

export interface DriverQueue {
  /** false until the phone's store is open, and for good where there is none: then forms post by themselves */
  ready: boolean;
  commands: QueuedCommand[];
  /** acts the server has, with the moment (ms, `performance.now`) it said so: a page fetched before does not show them */
  confirmed: { command: QueuedCommand; at: number }[];
  connection: Connection;
  sending: boolean;
  add(command: SentCommand, title: string, pictures: QueuedPicture[]): Promise<void>;
  retry(command: QueuedCommand): Promise<void>;
  discard(command: QueuedCommand): Promise<void>;
  sendNow(): void;
}

const idle: DriverQueue = {
  ready: false,
  commands: [],
  confirmed: [],
  connection: "online",
  sending: false,
  add: async () => {},
  retry: async () => {},
  discard: async () => {},
  sendNow: () => {},
};

export const DriverQueueContext = createContext<DriverQueue>(idle);
export const useDriverQueue = (): DriverQueue => useContext(DriverQueueContext);

/** Confirmed acts are remembered until a newer page shows them, which is seconds; a day's work is fewer than these. */
const KEEP = 200;

interface Heard {
  onSent: () => void;
  onPartly: (refusals: QueuedRefusal[]) => void;
}

/** One tab of the phone sends at a time; the server would do each act once anyhow. */
async function alone(work: () => Promise<void>): Promise<void> {
  await (navigator.locks ? navigator.locks.request("yidao-driver-send", work) : work());
}

/**
 * The queue of this phone and user: kept in IndexedDB, sent in order as soon as there is a connection, again with growing
 * pauses when not. `onSent` is called when the server has taken something in.
 */
export function useQueueOfPhone(userId: string, heard: Heard): DriverQueue {
  const store = useRef<QueueStore | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const running = useRef(false);
  const failures = useRef(0);
  const latest = useRef(heard);
  latest.current = heard;
  const [ready, setReady] = useState(false);
  const [sending, setSending] = useState(false);
  const [commands, setCommands] = useState<QueuedCommand[]>([]);
  const [confirmed, setConfirmed] = useState<DriverQueue["confirmed"]>([]);
  const [connection, setConnection] = useState<Connection>("online");

  const reload = useCallback(async () => {
    setCommands((await store.current?.commands(userId)) ?? []);
  }, [userId]);

  const send = useCallback(async () => {
    const queue = store.current;
    if (!queue || running.current) {
      return;
    }
    clearTimeout(timer.current);
    running.current = true;
    setSending(true);
    try {
      await alone(async () => {
        const report = await sendQueue(queue, driverServer, userId);
        failures.current = 0;
        setConnection("online");
        if (report.sent.length > 0) {
          const at = performance.now();
          setConfirmed((all) => [...all.slice(-KEEP), ...report.sent.map((command) => ({ command, at }))]);
          latest.current.onSent();
        }
        if (report.partly.length > 0) {
          latest.current.onPartly(report.partly);
        }
      });
    } catch (error) {
      failures.current += 1;
      setConnection(error instanceof SignedOut ? "signed_out" : "offline");
      timer.current = setTimeout(() => void send(), backOff(failures.current, Math.random()));
    } finally {
      running.current = false;
      setSending(false);
      await reload();
    }
  }, [userId, reload]);

  useEffect(() => {
    let gone = false;
    void openQueueStore()
      .then(async (opened) => {
        if (!gone) {
          store.current = opened;
          await reload();
          setReady(true);
          void send();
        }
      })
      .catch(() => setReady(false));
    const online = () => void send();
    const offline = () => setConnection("offline");
    window.addEventListener("online", online);
    window.addEventListener("offline", offline);
    document.addEventListener("visibilitychange", online);
    setConnection(navigator.onLine ? "online" : "offline");
    return () => {
      gone = true;
      clearTimeout(timer.current);
      window.removeEventListener("online", online);
      window.removeEventListener("offline", offline);
      document.removeEventListener("visibilitychange", online);
    };
  }, [reload, send]);

  const changed = useCallback(async () => {
    await reload();
    void send();
  }, [reload, send]);
  const add = useCallback(
    async (command: SentCommand, title: string, pictures: QueuedPicture[]) => {
      const ids = pictures.map((picture) => picture.id);
      await store.current?.add({ id: command.id, userId, title, command, pictures: ids }, pictures);
      await changed();
    },
    [userId, changed],
  );
  const retry = useCallback(
    async ({ refusal: _refusal, ...command }: QueuedCommand) => {
      await store.current?.save(command);
      await changed();
    },
    [changed],
  );
  const discard = useCallback(
    async (command: QueuedCommand) => {
      await store.current?.remove(command);
      await changed();
    },
    [changed],
  );
  return { ready, commands, confirmed, connection, sending, add, retry, discard, sendNow: () => void send() };
}
