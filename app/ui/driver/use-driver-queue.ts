import { createContext, type RefObject, useCallback, useContext, useEffect, useRef, useState } from "react";
import type { SentCommand } from "#app/domain/driver/phone-command.ts";
import { driverServer } from "./driver-server.ts";
import type { QueuedCommand, QueuedPicture, QueuedRefusal, QueueStore } from "./queue.ts";
import { openQueueStore } from "./queue-store.ts";
import { backOff, type SendReport, SignedOut, sendQueue } from "./send-queue.ts";

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

interface Sender {
  send: () => Promise<void>;
  sending: boolean;
  connection: Connection;
  setConnection: (connection: Connection) => void;
  confirmed: DriverQueue["confirmed"];
}

/** Sends the queue of an open store; `onDone` follows each try. After a failure it tries again with growing pauses. */
function useSender(
  store: RefObject<QueueStore | null>,
  userId: string,
  heard: Heard,
  onDone: () => Promise<void>,
): Sender {
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const state = useRef({ running: false, again: false, failures: 0 });
  const latest = useRef(heard);
  latest.current = heard;
  const [sending, setSending] = useState(false);
  const [confirmed, setConfirmed] = useState<DriverQueue["confirmed"]>([]);
  const [connection, setConnection] = useState<Connection>("online");
  const hear = useCallback(({ sent, partly }: SendReport) => {
    setConnection("online");
    if (sent.length > 0) {
      const at = performance.now();
      setConfirmed((all) => [...all.slice(-KEEP), ...sent.map((command) => ({ command, at }))]);
      latest.current.onSent();
    }
    if (partly.length > 0) {
      latest.current.onPartly(partly);
    }
  }, []);
  const send = useCallback(async (): Promise<void> => {
    const queue = store.current;
    const now = state.current;
    if (!queue || now.running) {
      // an act that came in while the queue was found empty must not wait for the next
      now.again = now.running;
      return;
    }
    clearTimeout(timer.current);
    Object.assign(now, { running: true, again: false });
    setSending(true);
    try {
      await alone(async () => hear(await sendQueue(queue, driverServer, userId)));
      now.failures = 0;
    } catch (error) {
      now.failures += 1;
      setConnection(error instanceof SignedOut ? "signed_out" : "offline");
      timer.current = setTimeout(() => void send(), backOff(now.failures, Math.random()));
    }
    now.running = false;
    setSending(false);
    await onDone();
    if (now.again && now.failures === 0) {
      await send();
    }
  }, [store, userId, hear, onDone]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { send, sending, connection, setConnection, confirmed };
}

/** Sends when the connection comes back or somebody looks at the page again. */
function useWakeUps({ send, setConnection }: Sender): void {
  useEffect(() => {
    const wake = () => void send();
    const offline = () => setConnection("offline");
    window.addEventListener("online", wake);
    window.addEventListener("offline", offline);
    document.addEventListener("visibilitychange", wake);
    if (!navigator.onLine) {
      offline();
    }
    return () => {
      window.removeEventListener("online", wake);
      window.removeEventListener("offline", offline);
      document.removeEventListener("visibilitychange", wake);
    };
  }, [send, setConnection]);
}

/**
 * The queue of this phone and user: kept in IndexedDB, sent in order as soon as there is a connection, again with growing
 * pauses when not. `onSent` is called when the server has taken something in.
 */
export function useQueueOfPhone(userId: string, heard: Heard): DriverQueue {
  const store = useRef<QueueStore | null>(null);
  const [ready, setReady] = useState(false);
  const [commands, setCommands] = useState<QueuedCommand[]>([]);
  const reload = useCallback(async () => {
    setCommands((await store.current?.commands(userId)) ?? []);
  }, [userId]);
  const sender = useSender(store, userId, heard, reload);
  const { send, sending, connection, confirmed } = sender;
  useWakeUps(sender);
  useEffect(() => {
    void openQueueStore()
      .then(async (opened) => {
        store.current = opened;
        await reload();
        setReady(true);
        void send();
      })
      .catch(() => setReady(false));
  }, [reload, send]);

  /** Changes the store, shows it, and sends. */
  const change = async (work: (queue: QueueStore) => Promise<void>) => {
    if (store.current) {
      await work(store.current);
      await reload();
      void send();
    }
  };
  const add = (command: SentCommand, title: string, pictures: QueuedPicture[]) => {
    const ids = pictures.map((picture) => picture.id);
    return change((queue) => queue.add({ id: command.id, userId, title, command, pictures: ids }, pictures));
  };
  const retry = ({ refusal: _refusal, ...command }: QueuedCommand) => change((queue) => queue.save(command));
  const discard = (command: QueuedCommand) => change((queue) => queue.remove(command));
  return { ready, commands, confirmed, connection, sending, add, retry, discard, sendNow: () => void send() };
}
