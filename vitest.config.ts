import { defineConfig } from "vitest/config";

const env = {
  SESSION_SECRET: "test-session-secret-test-session-secret",
  DATA_KEY: "test-data-key-test-data-key-test-data-key",
  LOG_LEVEL: "silent",
};

/** Slow by nature, and each starts servers of its own: run one after the other. */
const wholeProgram = { fileParallelism: false, testTimeout: 180_000, hookTimeout: 180_000, env };

export default defineConfig({
  test: {
    // By default one core is left to the watching terminal: on two cores half of the machine.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/journeys/**", "tests/faults/**", "tests/bench/**"],
          globalSetup: ["tests/setup/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          env,
        },
      },
      { test: { name: "journeys", include: ["tests/journeys/**/*.test.ts"], ...wholeProgram } },
      { test: { name: "faults", include: ["tests/faults/**/*.test.ts"], ...wholeProgram } },
    ],
  },
});
