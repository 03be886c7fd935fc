import { pino } from "pino";
import { env } from "./env.server.ts";

/** Structured log without personal data: only ids, codes, figures. */
export const logger = pino({
  level: env.LOG_LEVEL,
  base: { process: env.PROCESS_NAME },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: [
      "*.phone",
      "*.email",
      "*.password",
      "*.recipient",
      "*.token",
      "*.secret",
      "req.headers.cookie",
      "req.headers.authorization",
    ],
    censor: "[redacted]",
  },
});
