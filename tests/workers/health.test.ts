import { expect, it } from "vitest";
import { startHealthServer } from "#workers/health.ts";

it("says that the process answers, whether it can work, and its figures", async () => {
  let redisIsThere = true;
  const redis = () => (redisIsThere ? Promise.resolve() : new Promise(() => {}));
  const health = await startHealthServer({ host: "127.0.0.1", port: 0, database: async () => {}, redis });
  const get = (path: string) => fetch(`http://127.0.0.1:${health.port}${path}`);
  expect((await get("/healthz")).status).toBe(200);
  expect(await (await get("/readyz")).json()).toEqual({ database: true, redis: true });
  redisIsThere = false;
  const away = await get("/readyz");
  expect(away.status).toBe(503);
  expect(await away.json()).toEqual({ database: true, redis: false });
  expect(await (await get("/metrics")).text()).toContain("yidao_job_seconds");
  expect((await get("/other")).status).toBe(404);
  health.close();
});
