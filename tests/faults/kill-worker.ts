import { once } from "node:events";
import type { Program } from "#tests/setup/program.ts";

/** SIGKILL to the worker process started last. Resolves when it is gone. */
export async function killWorker({ workers }: Program): Promise<void> {
  const child = workers.findLast(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  if (!child) {
    throw new Error("there is no worker to kill");
  }
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
