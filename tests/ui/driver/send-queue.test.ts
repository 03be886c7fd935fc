import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { CommandAnswer, SentCommand } from "#app/domain/driver/phone-command.ts";
import type { QueuedCommand, QueuedPicture, QueueStore } from "#app/ui/driver/queue.ts";
import { backOff, type DriverServer, sendQueue } from "#app/ui/driver/send-queue.ts";
import { seeded } from "#tests/domain/tracking/random.ts";

/** The queue's contract, kept in memory; the phone's own is the same over IndexedDB. */
function memoryStore(): QueueStore {
  const commands = new Map<number, QueuedCommand>();
  const pictures = new Map<string, QueuedPicture>();
  let next = 1;
  return {
    commands: async (userId) =>
      [...commands.values()].filter((row) => row.userId === userId).sort((a, b) => a.seq - b.seq),
    add: async (command, with_) => {
      commands.set(next, { ...command, seq: next });
      next += 1;
      for (const picture of with_) {
        pictures.set(picture.id, picture);
      }
    },
    save: async (command) => void commands.set(command.seq, command),
    picture: async (id) => pictures.get(id),
    savePicture: async (picture) => void pictures.set(picture.id, picture),
    remove: async (command) => void commands.delete(command.seq),
  };
}

/** A server that does each act once, over a line that fails before or after the server has heard. */
function flakyServer(random: () => number, failing: number) {
  const done: string[] = [];
  const known = new Map<string, CommandAnswer>();
  const files = new Map<string, string>();
  const line = async <T>(work: () => T): Promise<T> => {
    if (random() < failing) {
      throw new TypeError("Failed to fetch");
    }
    const answer = work();
    if (random() < failing) {
      throw new TypeError("the answer was lost");
    }
    return answer;
  };
  const server: DriverServer = {
    upload: (picture) =>
      line(() => {
        const fileId = files.get(picture.id) ?? `file-${files.size + 1}`;
        files.set(picture.id, fileId);
        return { fileId };
      }),
    sync: (commands) =>
      line(() =>
        commands.map((command) => {
          const answer = known.get(command.id) ?? { id: command.id, ok: true as const, partly: [] };
          if (!known.has(command.id)) {
            known.set(command.id, answer);
            done.push(JSON.stringify(command));
          }
          return answer;
        }),
      ),
  };
  return { server, done, files };
}

const arrive = (stopId: string): SentCommand => ({
  type: "arrive",
  id: randomUUID(),
  at: "2026-11-18T02:00:00.000Z",
  tripId: "t",
  stopId,
});
const add = (store: QueueStore, command: SentCommand, pictures: QueuedPicture[] = [], userId = "u") =>
  store.add({ id: command.id, userId, title: "", command, pictures: pictures.map((row) => row.id) }, pictures);
const picture = (): QueuedPicture => ({ id: randomUUID(), purpose: "photo", shipmentId: "s", blob: new Blob(["x"]) });

test("over any bad line every act arrives once, in order, with the server's ids of its pictures", async () => {
  for (let seed = 1; seed <= 40; seed++) {
    const dice = seeded(seed);
    const random = () => dice.int(0, 999_999) / 1_000_000;
    const store = memoryStore();
    const { server, done, files } = flakyServer(random, 0.45);
    const order: string[] = [];
    for (let n = 0; n < 25; n++) {
      const photos = random() < 0.3 ? [picture(), picture()] : [];
      const photoFileIds = photos.map((row) => row.id);
      const base = { id: randomUUID(), at: "2026-11-18T02:00:00.000Z", tripId: "t", stopId: `s${n}` };
      const command: SentCommand =
        photos.length > 0
          ? { ...base, type: "fail", reason: "consignee_refused", photoFileIds }
          : { ...base, type: "arrive" };
      order.push(command.id);
      await add(store, command, photos);
    }
    for (let tries = 0; tries < 2_000; tries++) {
      try {
        await sendQueue(store, server, "u");
        break;
      } catch {
        // the line was dead; the phone tries again later
      }
    }
    expect(await store.commands("u")).toEqual([]);
    expect(done.map((text) => (JSON.parse(text) as SentCommand).id)).toEqual(order);
    for (const [local, fileId] of files) {
      expect(done.join()).not.toContain(local);
      expect(done.join()).toContain(fileId);
    }
  }
});

test("small acts do not wait for the picture behind them", async () => {
  const store = memoryStore();
  const sent: string[] = [];
  const server: DriverServer = {
    upload: async () => {
      throw new TypeError("too slow");
    },
    sync: async (commands) => {
      sent.push(...commands.map((command) => command.id));
      return commands.map(({ id }) => ({ id, ok: true, partly: [] }));
    },
  };
  const first = arrive("a");
  await add(store, first);
  await add(store, arrive("b"), [picture()]);
  await add(store, arrive("c"));
  await expect(sendQueue(store, server, "u")).rejects.toThrow("too slow");
  expect(sent).toEqual([first.id]);
  expect(await store.commands("u")).toHaveLength(2);
});

test("what the server refuses stays with the reason and is not sent by itself again; the rest goes on", async () => {
  const store = memoryStore();
  const [bad, good] = [arrive("bad"), arrive("good")];
  let calls = 0;
  const server: DriverServer = {
    upload: async () => ({ fileId: "f" }),
    sync: async (commands) => {
      calls += commands.length;
      return commands.map(({ id }) =>
        id === bad.id
          ? { id, ok: false, code: "stop_done", params: { title: "x" } }
          : { id, ok: true, partly: [{ code: "held", params: {} }] },
      );
    },
  };
  await add(store, bad);
  await add(store, good);
  const report = await sendQueue(store, server, "u");
  expect(report).toMatchObject({ refused: 1, partly: [{ code: "held" }] });
  expect(report.sent.map((row) => row.id)).toEqual([good.id]);
  expect(await store.commands("u")).toMatchObject([
    { id: bad.id, refusal: { code: "stop_done", params: { title: "x" } } },
  ]);
  await sendQueue(store, server, "u");
  expect(calls).toBe(2);
});

test("a picture that is refused, or that the phone has lost, is told with its act", async () => {
  const store = memoryStore();
  const server: DriverServer = { upload: async () => ({ code: "file_type", params: {} }), sync: async () => [] };
  await add(store, arrive("a"), [picture()]);
  const lost = arrive("b");
  await store.add({ id: lost.id, userId: "u", title: "", command: lost, pictures: ["gone"] }, []);
  expect(await sendQueue(store, server, "u")).toMatchObject({ sent: [], refused: 2 });
  expect((await store.commands("u")).map((row) => row.refusal?.code)).toEqual(["file_type", "picture_lost"]);
});

test("a phone handed on does not send the acts of the one before", async () => {
  const store = memoryStore();
  const { server, done } = flakyServer(() => 1, 0);
  await add(store, arrive("a"), [], "somebody");
  expect(await sendQueue(store, server, "u")).toMatchObject({ sent: [] });
  expect(done).toEqual([]);
  expect(await store.commands("somebody")).toHaveLength(1);
});

test("pauses grow to a minute and never all fall together", () => {
  expect([1, 2, 3, 6, 20].map((n) => backOff(n, 0.5))).toEqual([2_000, 4_000, 8_000, 60_000, 60_000]);
  expect(backOff(1, 0)).toBe(1_500);
  expect(backOff(1, 1)).toBe(2_500);
});
