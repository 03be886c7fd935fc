import type { NextFunction, Request, Response } from "express";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

function sameOrigin(req: Request): boolean {
  const site = req.headers["sec-fetch-site"];
  if (site !== undefined) {
    return site === "same-origin" || site === "none";
  }
  const origin = req.headers.origin;
  if (origin === undefined) {
    return false;
  }
  try {
    return new URL(origin).host === req.headers.host;
  } catch {
    return false;
  }
}

/**
 * CSRF: a request that changes something and carries the session cookie must come from our own pages, also on resource
 * routes, which Remix leaves unchecked. Calls without a cookie (API keys, devices) have nothing to forge.
 */
export function refuseForeignOrigin(req: Request, res: Response, next: NextFunction): void {
  if (safe.has(req.method) || req.headers.authorization !== undefined || sameOrigin(req)) {
    next();
    return;
  }
  if (req.headers.cookie === undefined && req.path.startsWith("/api/")) {
    next();
    return;
  }
  res
    .status(403)
    .type("application/problem+json")
    .json({ type: "about:blank", title: "Forbidden", status: 403, code: "foreign_origin" });
}
