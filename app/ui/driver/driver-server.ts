import type { CommandAnswer } from "#app/domain/driver/phone-command.ts";
import { type DriverServer, SignedOut } from "./send-queue.ts";

const LIMIT_MS = 45_000;

interface Problem {
  code?: string;
  params?: Record<string, string | number>;
}

async function post(url: string, body: BodyInit, json: boolean): Promise<Response> {
  const response = await fetch(url, {
    method: "POST",
    body,
    headers: json ? { "Content-Type": "application/json" } : {},
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  // a session that has ended is answered with the login page
  if (response.redirected || response.status === 401 || response.status === 403) {
    throw new SignedOut();
  }
  return response;
}

/** The driver's routes over HTTP. */
export const driverServer: DriverServer = {
  upload: async ({ id, purpose, shipmentId, blob }) => {
    const form = new FormData();
    form.set("key", id);
    form.set("purpose", purpose);
    form.set("shipmentId", shipmentId);
    form.set("file", blob, purpose);
    const response = await post("/driver/files", form, false);
    if (response.ok) {
      return (await response.json()) as { fileId: string };
    }
    if (response.status >= 500 || response.status === 429) {
      throw new Error(`upload: ${response.status}`);
    }
    const problem = (await response.json()) as Problem;
    return { code: problem.code ?? "invalid", params: problem.params ?? {} };
  },
  sync: async (commands) => {
    const response = await post("/driver/sync", JSON.stringify({ commands }), true);
    if (!response.ok) {
      throw new Error(`sync: ${response.status}`);
    }
    return ((await response.json()) as { answers: CommandAnswer[] }).answers;
  },
};
