import type { NextFunction, Request, Response } from "express";
import helmet from "helmet";
import { env } from "#app/platform/env.server.ts";

function tileOrigin(): string[] {
  const match = /^https?:\/\/[^/]+/.exec(env.MAP_TILE_URL);
  return match ? [match[0].replace("{s}", "*")] : [];
}

const https = env.PUBLIC_URL?.startsWith("https:") ?? false;
const dev = env.NODE_ENV === "development";

const headers = helmet({
  // A plain form post would carry `Origin: null` under helmet's default "no-referrer" and be refused.
  referrerPolicy: { policy: "same-origin" },
  strictTransportSecurity: https ? undefined : false,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", (_req, res) => `'nonce-${(res as Response).locals.facts.nonce}'`],
      // Leaflet positions its markers by style attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:", "blob:", ...tileOrigin()],
      connectSrc: ["'self'", ...(dev ? ["ws:"] : [])],
      fontSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
});

export function securityHeaders(req: Request, res: Response, next: NextFunction): void {
  res.setHeader("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()");
  headers(req, res, next);
}
