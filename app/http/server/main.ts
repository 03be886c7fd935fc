import { createServer } from "node:http";
import { env } from "#app/platform/env.server.ts";
import { closeLiveHub } from "#app/platform/live-hub.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { channels } from "#app/platform/redis.server.ts";
import { onRelayNudge } from "#app/platform/relay-nudge.ts";
import { sharedRedis } from "#app/platform/shared-redis.server.ts";
import { createApp } from "./create-app.ts";

const CLOSE_LIMIT_MS = 8_000;

async function main(): Promise<void> {
  sharedRedis();
  onRelayNudge(
    () =>
      void sharedRedis()
        .publish(channels.relayNudge, "1")
        .catch(() => {}),
  );
  const { app, close } = await createApp();
  const server = createServer(app);
  server.listen(env.PORT, env.HOST, () => logger.info({ port: env.PORT }, "web is listening"));
  server.on("error", (error: NodeJS.ErrnoException) => {
    logger.fatal({ code: error.code, port: env.PORT }, "web cannot listen");
    process.exit(1);
  });

  let closing = false;
  const shutdown = () => {
    if (closing) {
      return;
    }
    closing = true;
    // Live streams never end by themselves; everything else is given time to finish.
    closeLiveHub();
    server.close(() => void close().finally(() => process.exit(0)));
    setTimeout(() => server.closeAllConnections(), CLOSE_LIMIT_MS).unref();
  };
  process.on("SIGTERM", shutdown);
  process.on("SIGINT", shutdown);
}

await main();
