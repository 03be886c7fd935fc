import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Redis } from "ioredis";
import { afterEach, expect, test } from "vitest";
import { findRedisServer, redisPlace, startPrivateRedis } from "../../scripts/lib/redis.mjs";

const folders: string[] = [];

function folder(name = ""): string {
  const made = mkdtempSync(path.join(tmpdir(), "yidao-redis-"));
  folders.push(made);
  const dir = path.join(made, name);
  mkdirSync(dir, { recursive: true });
  return dir;
}

afterEach(() => {
  for (const made of folders.splice(0)) {
    rmSync(made, { recursive: true, force: true });
  }
});

async function withClient<T>(url: string, work: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url);
  try {
    return await work(client);
  } finally {
    client.disconnect();
  }
}

test("a server is found on this machine", async () => {
  expect(await findRedisServer()).toMatch(/(redis|valkey)-server$/);
});

test("it answers at its URL, evicts nothing, writes everything, and listens on no port", async () => {
  const redis = await startPrivateRedis({ dir: folder() });
  const settings = await withClient(redis.url, async (client) => {
    const names = ["maxmemory-policy", "appendonly", "appendfsync", "port"];
    return Promise.all(names.map(async (name) => ((await client.config("GET", name)) as string[])[1]));
  });
  expect(settings).toEqual(["noeviction", "yes", "everysec", "0"]);
  await redis.stop();
});

test("what was acknowledged is there after SIGKILL and a new start", async () => {
  const dir = folder();
  const first = await startPrivateRedis({ dir });
  await withClient(first.url, async (client) => {
    const writes = Array.from({ length: 3_000 }, (_, index) => client.rpush("list", String(index)));
    await Promise.all(writes);
    await first.kill();
  });
  const second = await startPrivateRedis({ dir });
  const list = await withClient(second.url, (client) => client.lrange("list", 0, -1));
  expect(list).toEqual(Array.from({ length: 3_000 }, (_, index) => String(index)));
  await second.stop();
});

test("an orderly stop keeps everything too, and ends the process", async () => {
  const dir = folder();
  const first = await startPrivateRedis({ dir });
  await withClient(first.url, (client) => client.set("key", "驿"));
  await first.stop();
  expect(first.process.exitCode).toBe(0);
  const second = await startPrivateRedis({ dir });
  expect(await withClient(second.url, (client) => client.get("key"))).toBe("驿");
  await second.stop();
});

test.each(["with space", "驿道", "long-".repeat(25)])("a folder named %s works", async (name) => {
  const dir = folder(name);
  const place = redisPlace(dir);
  expect(place.socket.length).toBeLessThan(100);
  expect(place.url).toMatch(/^unix:\/\/[\w./-]+$/);
  const redis = await startPrivateRedis({ dir });
  expect(await withClient(redis.url, (client) => client.ping())).toBe("PONG");
  await redis.stop();
});

test("a new start on a folder ends the Redis that was left there, instead of writing beside it", async () => {
  const dir = folder();
  const left = await startPrivateRedis({ dir });
  await withClient(left.url, (client) => client.set("key", "1"));
  const redis = await startPrivateRedis({ dir });
  expect(left.process.exitCode).toBe(0);
  expect(await withClient(redis.url, (client) => client.get("key"))).toBe("1");
  await redis.stop();
});

test("a server that cannot start is an error, not a wait", async () => {
  const begun = Date.now();
  await expect(startPrivateRedis({ dir: folder(), server: "/bin/false" })).rejects.toThrow("Redis did not start");
  expect(Date.now() - begun).toBeLessThan(5_000);
});
