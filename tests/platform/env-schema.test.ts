import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { envSchema, parseEnv } from "#app/platform/env-schema.ts";

const secrets = { SESSION_SECRET: "s".repeat(32), DATA_KEY: "k".repeat(32) };

it("needs nothing but the secrets", () => {
  expect(parseEnv(secrets)).toMatchObject({ ok: true, env: { PORT: 3000, DEMO: false, WEBHOOK_ALLOW_HOSTS: [] } });
});

it("names everything that is wrong at once", () => {
  const parsed = parseEnv({
    ...secrets,
    DATA_KEY: "short",
    PORT: "many",
    DEMO: "yes",
    PUBLIC_URL: "nowhere",
    MAP_TILE_CRS: "mars",
  });
  expect(parsed.ok).toBe(false);
  const named = parsed.ok ? [] : parsed.problems.map((problem) => problem.split(":")[0]);
  expect(named.sort()).toEqual(["DATA_KEY", "DEMO", "MAP_TILE_CRS", "PORT", "PUBLIC_URL"]);
});

it("takes an empty line of .env for a setting that was not made", () => {
  expect(parseEnv({ ...secrets, PORT: "", SMTP_URL: "" })).toMatchObject({ ok: true, env: { PORT: 3000 } });
});

it("is explained, setting by setting, in .env.example", () => {
  const example = readFileSync(".env.example", "utf8");
  const inner = new Set(["NODE_ENV", "PROCESS_NAME"]);
  const silent = Object.keys(envSchema.shape).filter(
    (name) => !inner.has(name) && !new RegExp(`^#? ?${name}=`, "m").test(example),
  );
  expect(silent).toEqual([]);
});
