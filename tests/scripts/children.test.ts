import { spawn } from "node:child_process";
import { expect, test, vi } from "vitest";
import { supervise } from "../../scripts/lib/children.mjs";
import { until } from "./fake-project.ts";

function script(code: string) {
  return vi.fn(() => spawn(process.execPath, ["-e", code], { stdio: "ignore", detached: true }));
}

test("five quick crashes in a row are enough", async () => {
  const launch = script("process.exit(1)");
  const onGiveUp = vi.fn();
  supervise({ name: "web", launch, onGiveUp, delaysMs: [1] }).start();
  await until("it gives up", () => onGiveUp.mock.calls.length > 0);
  expect(launch).toHaveBeenCalledTimes(5);
  expect(onGiveUp.mock.calls[0]?.[0].message).toMatch(/^web ended 5 times in a row .*exit code 1/);
});

test("crashes far apart do not add up", async () => {
  const launch = script("setTimeout(() => process.exit(1), 30)");
  const onGiveUp = vi.fn();
  const child = supervise({ name: "web", launch, onGiveUp, delaysMs: [1], quickMs: 20 });
  child.start();
  await until("it was started seven times", () => launch.mock.calls.length >= 7);
  await child.stop({ graceMs: 1_000 });
  expect(onGiveUp).not.toHaveBeenCalled();
});

test("wrong settings (78) end it at once", async () => {
  const launch = script("process.exit(78)");
  const onGiveUp = vi.fn();
  supervise({ name: "web", launch, onGiveUp, delaysMs: [1] }).start();
  await until("it gives up", () => onGiveUp.mock.calls.length > 0);
  expect(launch).toHaveBeenCalledTimes(1);
  expect(onGiveUp.mock.calls[0]?.[0].exitCode).toBe(78);
});

test("a program that does not exist ends in giving up, not in an exception", async () => {
  const onGiveUp = vi.fn();
  supervise({ name: "web", launch: () => spawn("/nowhere/program"), onGiveUp, delaysMs: [1] }).start();
  await until("it gives up", () => onGiveUp.mock.calls.length > 0);
  expect(onGiveUp.mock.calls[0]?.[0].message).toContain("ENOENT");
});

test("a process that does not heed SIGTERM is ended by force after its grace", async () => {
  const launch = script("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)");
  const child = supervise({ name: "web", launch, onGiveUp: vi.fn() });
  child.start();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await child.stop({ graceMs: 100 });
  expect(launch.mock.results[0]?.value.signalCode).toBe("SIGKILL");
  expect(child.pid()).toBeUndefined();
});

test("haste ends it before its grace is over", async () => {
  const child = supervise({
    name: "web",
    launch: script("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"),
    onGiveUp: vi.fn(),
  });
  child.start();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const hurry = new AbortController();
  setTimeout(() => hurry.abort(), 50);
  const begun = Date.now();
  await child.stop({ graceMs: 60_000, hurry: hurry.signal });
  expect(Date.now() - begun).toBeLessThan(5_000);
});

test("a stop while it waits to start again starts nothing any more", async () => {
  const launch = script("process.exit(1)");
  const child = supervise({ name: "web", launch, onGiveUp: vi.fn(), delaysMs: [200] });
  child.start();
  await until("it ended", () => child.pid() === undefined);
  await child.stop({ graceMs: 100 });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(launch).toHaveBeenCalledTimes(1);
});
