import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type Request, type Response } from "express";
import { env } from "#app/platform/env.server.ts";
import { mountOperations } from "./operations.ts";
import { refuseForeignOrigin } from "./origin-check.ts";
import { requestFacts } from "./request-facts.ts";
import { securityHeaders } from "./security-headers.ts";

export interface WebApp {
  app: Express;
  close: () => Promise<void>;
}

async function devServer(app: Express): Promise<{ build: () => Promise<ServerBuild>; close: () => Promise<void> }> {
  const vite = await import("vite");
  const server = await vite.createServer({ server: { middlewareMode: true } });
  app.use(server.middlewares);
  return {
    build: () => server.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    close: () => server.close(),
  };
}

async function builtServer(app: Express): Promise<{ build: ServerBuild; close: () => Promise<void> }> {
  app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y", index: false }));
  app.use(express.static("build/client", { maxAge: "1h", index: false }));
  const path = new URL("build/server/index.js", `file://${process.cwd()}/`).href;
  return { build: (await import(/* @vite-ignore */ path)) as ServerBuild, close: async () => {} };
}

/** The whole web application: headers, static files, operations, Remix. */
export async function createApp(): Promise<WebApp> {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", env.TRUST_PROXY ? 1 : false);
  app.use(requestFacts);
  app.use(securityHeaders);
  mountOperations(app);
  app.use(compression());
  const { build, close } = env.NODE_ENV === "development" ? await devServer(app) : await builtServer(app);
  app.use(refuseForeignOrigin);
  const getLoadContext = (_req: Request, res: Response): AppLoadContext => ({ facts: res.locals.facts });
  app.all("*", createRequestHandler({ build, mode: env.NODE_ENV, getLoadContext }));
  return { app, close };
}
