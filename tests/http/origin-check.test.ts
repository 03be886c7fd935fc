import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, expect, it } from "vitest";
import { refuseForeignOrigin } from "#app/http/server/origin-check.ts";

let server: Server;
let port: number;

beforeAll(async () => {
  const app = express();
  app.use(refuseForeignOrigin);
  app.all("*", (_req, res) => void res.json({ ok: true }));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function send(method: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const req = request({ host: "127.0.0.1", port, path, method, headers }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    req.on("error", reject);
    req.end();
  });
}

const own = () => `http://127.0.0.1:${port}`;

it("lets our own pages change things, and everybody read", async () => {
  expect(await send("POST", "/dispatch", { cookie: "yidao_session=x", "sec-fetch-site": "same-origin" })).toBe(200);
  expect(await send("POST", "/dispatch", { cookie: "yidao_session=x", origin: own() })).toBe(200);
  expect(await send("GET", "/dispatch", { "sec-fetch-site": "cross-site", origin: "https://evil.example" })).toBe(200);
});

it("refuses what another site sends with the user's cookie, on every route", async () => {
  const cookie = "yidao_session=x";
  expect(await send("POST", "/dispatch", { cookie, "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await send("POST", "/dispatch", { cookie, "sec-fetch-site": "same-site" })).toBe(403);
  expect(await send("POST", "/dispatch", { cookie, origin: "https://evil.example" })).toBe(403);
  expect(await send("POST", "/dispatch", { cookie, origin: "null" })).toBe(403);
  expect(await send("POST", "/dispatch", { cookie })).toBe(403);
  expect(await send("DELETE", "/api/v1/positions", { cookie, origin: "https://evil.example" })).toBe(403);
  expect(await send("POST", "/login", { origin: "https://evil.example" })).toBe(403);
});

it("lets calls with a key through: they carry no cookie to forge", async () => {
  expect(await send("POST", "/api/v1/positions", { authorization: "Bearer key" })).toBe(200);
  expect(await send("POST", "/api/v1/positions", {})).toBe(200);
});
