import { randomBytes } from "node:crypto";
import type { NextFunction, Request, Response } from "express";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import { logger } from "#app/platform/logger.server.ts";
import { httpDuration } from "#app/platform/metrics.server.ts";

/** What is known of a request before anything reads it; reaches loaders as `context.facts`. */
export interface RequestFacts {
  requestId: string;
  nonce: string;
  ip: string;
  now: Date;
}

declare module "@remix-run/node" {
  interface AppLoadContext {
    facts: RequestFacts;
  }
}

/** Gives each request an id, a CSP nonce and its instant; logs and measures it when it is answered. */
export function requestFacts(req: Request, res: Response, next: NextFunction): void {
  if (!env.TRUST_PROXY) {
    // Remix compares Origin with X-Forwarded-Host first: a header anybody may send must not decide that.
    delete req.headers["x-forwarded-host"];
    delete req.headers["x-forwarded-proto"];
  }
  const started = process.hrtime.bigint();
  const facts: RequestFacts = {
    requestId: newId(),
    nonce: randomBytes(16).toString("base64"),
    ip: req.ip ?? "",
    now: new Date(),
  };
  res.locals.facts = facts;
  res.setHeader("X-Request-Id", facts.requestId);
  res.on("finish", () => {
    const ms = Number(process.hrtime.bigint() - started) / 1e6;
    httpDuration.observe({ method: req.method, status: String(res.statusCode) }, ms / 1000);
    if (!req.path.startsWith("/assets")) {
      // the path may hold a customer's tracking token: only its first part is logged
      const path = `/${req.path.split("/")[1] ?? ""}`;
      logger.info(
        { requestId: facts.requestId, method: req.method, path, status: res.statusCode, ms: Math.round(ms) },
        "request",
      );
    }
  });
  next();
}
