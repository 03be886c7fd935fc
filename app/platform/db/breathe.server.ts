/** Longest time in ms that database work may hold the event loop before timers and sockets get their turn. */
const BREATH_MS = 8;

let lastTurn = performance.now();
let turn: Promise<void> | undefined;

/**
 * Lets the event loop turn if it has not turned for 8 ms.
 *
 * SQLite answers synchronously and Prisma awaits with microtasks only, so a loop of awaited queries starves every timer
 * and socket of the process: a job's lock is not renewed and a second worker runs the same job.
 */
export function breathe(): Promise<void> | undefined {
  if (turn === undefined && performance.now() - lastTurn >= BREATH_MS) {
    turn = new Promise<void>((resolve) => {
      setImmediate(() => {
        lastTurn = performance.now();
        turn = undefined;
        resolve();
      });
    });
  }
  return turn;
}
