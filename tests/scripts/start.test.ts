import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isAlive, processIdentity } from "../../scripts/lib/process-identity.mjs";
import { makeDatabase, makeFakeProject, orderLog, startScript, until } from "./fake-project.ts";

// Each test starts and stops real processes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let project: ReturnType<typeof makeFakeProject>;
const toEnd: Awaited<ReturnType<typeof startScript>>[] = [];

beforeEach(() => {
  project = makeFakeProject();
  makeDatabase(project.data);
});

afterEach(async () => {
  const started = toEnd.splice(0);
  for (const { child } of started) {
    child.kill("SIGTERM");
  }
  await Promise.all(started.map(({ exited }) => exited));
  project.remove();
});

async function start(args: string[] = [], env: Record<string, string> = {}, script = "start.mjs") {
  const started = await startScript(project.root, script, args, env);
  toEnd.push(started);
  return started;
}

const isUp = (started: { output: () => string }) => () => started.output().includes("is running at");

test("a first start seeds, tells address and accounts, and Ctrl-C ends web, then worker, then Redis", async () => {
  const started = await start();
  await until("it runs", isUp(started));
  expect(started.output()).toContain(`http://localhost:${started.port}`);
  expect(started.output()).toMatch(/manager\s+wang\s+demo-1\s+王经理/);
  const env = await (await fetch(`${started.url}/env`)).json();
  expect(env).toMatchObject({
    NODE_ENV: "production",
    DEMO: "on",
    DATA_DIR: project.data,
    PROCESS_NAME: "web",
    HOST: "127.0.0.1",
  });
  expect(env.DATABASE_URL).toBe(`file:${project.data}/yidao.db`);
  expect(env.SESSION_SECRET).toMatch(/^[0-9a-f]{64}$/);
  started.child.kill("SIGINT");
  started.child.kill("SIGINT");
  expect(await started.exited).toBe(0);
  expect(orderLog(project.data)).toEqual(["seed ", "web ended", "worker ended, redis answers: true"]);
  expect(readdirSync(project.data)).not.toContain("launcher.lock");
  expect(statSync(path.join(project.data, "secrets.json")).mode & 0o777).toBe(0o600);
});

test("a second start keeps data and secrets and has no step to do", async () => {
  const first = await start();
  await until("it runs", isUp(first));
  const secret = (await (await fetch(`${first.url}/env`)).json()).DATA_KEY;
  first.child.kill("SIGTERM");
  await first.exited;
  const second = await start();
  await until("it runs again", isUp(second));
  expect(second.output()).not.toContain("•");
  expect((await (await fetch(`${second.url}/env`)).json()).DATA_KEY).toBe(secret);
  expect(orderLog(project.data).filter((line) => line.startsWith("seed"))).toHaveLength(1);
});

test("a seed that was interrupted runs again", async () => {
  const first = await start();
  await until("it runs", isUp(first));
  first.child.kill("SIGTERM");
  await first.exited;
  writeFileSync(path.join(project.data, ".seeding"), "");
  const second = await start();
  await until("it runs again", isUp(second));
  expect(orderLog(project.data).filter((line) => line.startsWith("seed"))).toHaveLength(2);
});

test("a second start on the same data folder is refused, and the first goes on", async () => {
  const first = await start();
  await until("it runs", isUp(first));
  const second = await start();
  expect(await second.exited).toBe(1);
  expect(second.output()).toMatch(/data folder .* is in use by "npm start" \(process \d+/);
  const reset = await start([], {}, "db-reset.mjs");
  expect(await reset.exited).toBe(1);
  expect(reset.output()).toContain("is in use by");
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
});

test("a taken port is named", async () => {
  const other = net.createServer().listen(0, "127.0.0.1");
  await until("it listens", () => other.listening);
  const { port } = other.address() as net.AddressInfo;
  const started = await start([], { PORT: String(port) });
  expect(await started.exited).toBe(1);
  expect(started.output()).toContain(`Port ${port} is in use`);
  expect(started.output()).toContain(`PORT=${port + 1}`);
  other.close();
});

test("a program that does not accept its settings ends the start with code 78 and is not started again", async () => {
  mkdirSync(path.join(project.data, "logs"));
  writeFileSync(path.join(project.data, "logs/web.log"), "an earlier run\n");
  const started = await start([], { FAIL_WITH: "78" });
  expect(await started.exited).toBe(78);
  expect(started.output()).toContain("web does not accept its settings");
  expect(started.output()).not.toContain("starting it again");
  expect(started.output()).toContain("this run");
  expect(started.output()).not.toContain("an earlier run");
});

test("a program that crashed is started again", async () => {
  const started = await start();
  await until("it runs", isUp(started));
  const before = await (await fetch(started.url)).text();
  await fetch(`${started.url}/crash`).catch(() => undefined);
  await until("the new one answers", async () => {
    const answer = await fetch(started.url).catch(() => undefined);
    return answer !== undefined && (await answer.text()) !== before;
  });
  expect(started.output()).toContain("web ended unexpectedly (exit code 3)");
});

test("after a killed launcher the next start ends what it left and takes the folder over", async () => {
  const first = await start();
  await until("it runs", isUp(first));
  const web = Number(await (await fetch(first.url)).text());
  const known = { pid: web, identity: processIdentity(web) };
  first.child.kill("SIGKILL");
  await once(first.child, "exit");
  expect(isAlive(known)).toBe(true);
  const second = await start([], { PORT: first.port });
  await until("it runs again", isUp(second));
  expect(isAlive(known)).toBe(false);
  expect(second.output()).toContain("left over from a start that was killed");
});

test("a production start lists everything that is missing, and does not claim the folder", async () => {
  const started = await start(["--production"], { PUBLIC_URL: "https://example.com" });
  expect(await started.exited).toBe(1);
  for (const name of ["SESSION_SECRET", "DATA_KEY", "ADMIN_USERNAME", "ADMIN_PASSWORD"]) {
    expect(started.output()).toContain(`  - ${name}:`);
  }
  expect(started.output()).not.toContain("- PUBLIC_URL");
  expect(readdirSync(project.data)).not.toContain("mode");
});

test("a production start makes the administrator only, keeps his password from the programs, and refuses to be a demo later", async () => {
  const secrets = { SESSION_SECRET: "s".repeat(32), DATA_KEY: "k".repeat(32), PUBLIC_URL: "https://example.com" };
  writeFileSync(path.join(project.root, ".env"), "ADMIN_USERNAME=chief\nADMIN_PASSWORD='a # b'\nDEMO=on\n");
  const started = await start(["--production"], secrets);
  await until("it runs", isUp(started));
  expect(orderLog(project.data)).toEqual(["seed --admin-only"]);
  const env = await (await fetch(`${started.url}/env`)).json();
  expect(env).toMatchObject({ DEMO: "off", ...secrets });
  expect(Object.keys(env).filter((name) => name.startsWith("ADMIN_"))).toEqual([]);
  expect(started.output()).not.toContain("demo-1");
  started.child.kill("SIGTERM");
  expect(await started.exited).toBe(0);
  const demo = await start();
  expect(await demo.exited).toBe(1);
  expect(demo.output()).toContain("holds production data");
});

test("the demo's folder never becomes production", async () => {
  mkdirSync(project.data, { recursive: true });
  writeFileSync(path.join(project.data, "mode"), "demo\n");
  const env = {
    SESSION_SECRET: "s",
    DATA_KEY: "k",
    PUBLIC_URL: "https://x.example",
    ADMIN_USERNAME: "a",
    ADMIN_PASSWORD: "b",
  };
  const started = await start(["--production"], env);
  expect(await started.exited).toBe(1);
  expect(started.output()).toContain("whose passwords are published");
});

test("a database of a newer version is left alone", async () => {
  project.remove();
  project = makeFakeProject();
  makeDatabase(project.data, ["0001_start", "0999_future"]);
  const started = await start();
  expect(await started.exited).toBe(1);
  expect(started.output()).toContain("made by a newer version of the program (0999_future)");
});

test("a Redis address that nobody answers at is told in one sentence, without its password", async () => {
  const started = await start([], { REDIS_URL: "redis://:geheim@127.0.0.1:1" });
  expect(await started.exited).toBe(1);
  expect(started.output()).toContain("Redis at 127.0.0.1:1 (REDIS_URL) does not answer");
  expect(started.output()).not.toContain("geheim");
});

test("in production db:reset asks for consent in words", async () => {
  writeFileSync(path.join(project.data, "mode"), "production\n");
  const before = readFileSync(path.join(project.data, "yidao.db"));
  const reset = await start([], {}, "db-reset.mjs");
  expect(await reset.exited).toBe(1);
  expect(reset.output()).toContain("--yes-delete-everything");
  expect(readFileSync(path.join(project.data, "yidao.db"))).toEqual(before);
});
