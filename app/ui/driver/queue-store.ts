import type { QueuedCommand, QueuedPicture, QueueStore } from "./queue.ts";

const NAME = "yidao-driver";
const VERSION = 1;

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("commands", { keyPath: "seq", autoIncrement: true });
    request.result.createObjectStore("pictures", { keyPath: "id" });
  };
  return settled(request);
}

/** The queue in the phone's IndexedDB: it survives a reload, a crash and an empty battery. Rejects where there is none. */
export async function openQueueStore(): Promise<QueueStore> {
  const db = await openDatabase();
  const reading = (name: string) => db.transaction(name).objectStore(name);
  // strict: a signature that was shown as kept must be on the disk
  const writing = () => db.transaction(["commands", "pictures"], "readwrite", { durability: "strict" });
  return {
    commands: async (userId) => {
      const all = (await settled(reading("commands").getAll())) as QueuedCommand[];
      return all.filter((command) => command.userId === userId);
    },
    add: async (command, pictures) => {
      const transaction = writing();
      for (const picture of pictures) {
        transaction.objectStore("pictures").put(picture);
      }
      transaction.objectStore("commands").add(command);
      await finished(transaction);
    },
    save: async (command) => {
      const transaction = writing();
      transaction.objectStore("commands").put(command);
      await finished(transaction);
    },
    picture: (id) => settled(reading("pictures").get(id) as IDBRequest<QueuedPicture | undefined>),
    savePicture: async (picture) => {
      const transaction = writing();
      transaction.objectStore("pictures").put(picture);
      await finished(transaction);
    },
    remove: async (command) => {
      const transaction = writing();
      transaction.objectStore("commands").delete(command.seq);
      for (const id of command.pictures) {
        transaction.objectStore("pictures").delete(id);
      }
      await finished(transaction);
    },
  };
}
