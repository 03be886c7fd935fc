import type { CommandAnswer, SentCommand } from "#app/domain/driver/phone-command.ts";
import { type QueuedCommand, type QueuedPicture, type QueuedRefusal, type QueueStore, withFileIds } from "./queue.ts";

/** The server as the queue sees it. Both reject when it cannot be reached. */
export interface DriverServer {
  /** keeps a picture; its id there, or why it is refused for good */
  upload(picture: QueuedPicture): Promise<{ fileId: string } | QueuedRefusal>;
  sync(commands: SentCommand[]): Promise<CommandAnswer[]>;
}

/** The session has ended; what waits goes out after the next sign-in. */
export class SignedOut extends Error {}

export interface SendReport {
  /** what the server has confirmed; it is in the queue no more */
  sent: QueuedCommand[];
  refused: number;
  /** loads that stay to be done although their act was recorded */
  partly: QueuedRefusal[];
}

/** So many acts in one request: a lost answer costs little, a dead spot of an hour is a few requests. */
const BATCH = 10;

interface Ready {
  queued: QueuedCommand;
  command: SentCommand;
}

/** The command as it is sent, when the server has all its pictures; else null. */
async function readyToSend(store: QueueStore, queued: QueuedCommand): Promise<Ready | null> {
  const ids = new Map<string, string>();
  for (const id of queued.pictures) {
    const fileId = (await store.picture(id))?.fileId;
    if (fileId === undefined) {
      return null;
    }
    ids.set(id, fileId);
  }
  return { queued, command: withFileIds(queued.command, ids) };
}

/** The acts from the head of the queue that need no picture any more: they must not wait for one on a weak line. */
async function headOf(store: QueueStore, waiting: QueuedCommand[]): Promise<Ready[]> {
  const head: Ready[] = [];
  for (const queued of waiting.slice(0, BATCH)) {
    const ready = await readyToSend(store, queued);
    if (!ready) {
      break;
    }
    head.push(ready);
  }
  return head;
}

/** Hands in the pictures of an act; answers why one of them is refused for good, else null. */
async function uploadPictures(store: QueueStore, server: DriverServer, queued: QueuedCommand) {
  for (const id of queued.pictures) {
    const picture = await store.picture(id);
    if (!picture) {
      return { code: "picture_lost", params: {} };
    }
    if (picture.fileId === undefined) {
      const answer = await server.upload(picture);
      if ("code" in answer) {
        return answer;
      }
      await store.savePicture({ ...picture, fileId: answer.fileId });
    }
  }
  return null;
}

async function sendHead(store: QueueStore, server: DriverServer, head: Ready[], report: SendReport): Promise<void> {
  const answers = await server.sync(head.map(({ command }) => command));
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  for (const { queued } of head) {
    const answer = byId.get(queued.id);
    if (!answer) {
      throw new Error("an act was not answered");
    }
    if (answer.ok) {
      await store.remove(queued);
      report.sent.push(queued);
      report.partly.push(...answer.partly);
    } else {
      await store.save({ ...queued, refusal: { code: answer.code, params: answer.params } });
      report.refused += 1;
    }
  }
}

/**
 * Sends what waits, in the order in which it was made, until nothing waits any more. What the server confirms leaves the
 * queue; what it refuses stays with the reason and is not sent again by itself. Rejects when the server cannot be reached:
 * everything unconfirmed stays and is sent again, and the server does it once.
 */
export async function sendQueue(store: QueueStore, server: DriverServer, userId: string): Promise<SendReport> {
  const report: SendReport = { sent: [], refused: 0, partly: [] };
  for (;;) {
    const waiting = (await store.commands(userId)).filter((command) => !command.refusal);
    const [first] = waiting;
    if (!first) {
      return report;
    }
    const head = await headOf(store, waiting);
    if (head.length > 0) {
      await sendHead(store, server, head, report);
      continue;
    }
    const refusal = await uploadPictures(store, server, first);
    if (refusal) {
      await store.save({ ...first, refusal });
      report.refused += 1;
    }
  }
}

const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;

/** How long (ms) to wait after the n-th failure in a row, n from 1: doubling up to a minute, spread by `random` (0…1). */
export function backOff(failures: number, random: number): number {
  const base = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return Math.round(base * (0.75 + random / 2));
}
