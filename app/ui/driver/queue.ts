import type { SentCommand } from "#app/domain/driver/phone-command.ts";

/** A picture that waits with its act. `fileId` is the server's, once it has it. */
export interface QueuedPicture {
  id: string;
  purpose: "photo" | "signature";
  shipmentId: string;
  blob: Blob;
  fileId?: string;
}

export interface QueuedRefusal {
  code: string;
  params: Record<string, string | number>;
}

/** An act of the driver that the server has not confirmed. */
export interface QueuedCommand {
  id: string;
  /** whose phone session it was made in: phones are handed on */
  userId: string;
  /** the order in which they were made */
  seq: number;
  /** what is shown in the queue, e.g. the stop's name */
  title: string;
  /** as it is sent, but pictures are named by the phone's own ids */
  command: SentCommand;
  pictures: string[];
  /** set when the server said no: then the driver decides */
  refusal?: QueuedRefusal;
}

/** Where the queue is kept. A command and its pictures go in together or not at all. */
export interface QueueStore {
  commands(userId: string): Promise<QueuedCommand[]>;
  add(command: Omit<QueuedCommand, "seq">, pictures: QueuedPicture[]): Promise<void>;
  save(command: QueuedCommand): Promise<void>;
  picture(id: string): Promise<QueuedPicture | undefined>;
  savePicture(picture: QueuedPicture): Promise<void>;
  /** with its pictures */
  remove(command: QueuedCommand): Promise<void>;
}

/** The command with the phone's ids of pictures replaced by the server's. */
export function withFileIds<T>(value: T, ids: ReadonlyMap<string, string>): T {
  if (typeof value === "string") {
    return (ids.get(value) ?? value) as T;
  }
  if (Array.isArray(value)) {
    return value.map((item) => withFileIds(item, ids)) as T;
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withFileIds(item, ids)])) as T;
  }
  return value;
}
