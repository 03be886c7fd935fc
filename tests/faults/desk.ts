import type { Role } from "#app/domain/identity/roles.ts";
import { signInCookie } from "#tests/bench/http.ts";
import type { Program } from "#tests/setup/program.ts";
import { until } from "#tests/workers/worker-parts.ts";

/** Sends one request as somebody who is signed in: a form, or anything else as JSON. */
export type Post = (path: string, body: FormData | URLSearchParams | object) => Promise<Response>;

/** Signs in at the running program. What is refused throws, with the answer. */
export async function signedIn({ baseUrl }: Program, role: Role): Promise<Post> {
  const cookie = await signInCookie(baseUrl, role);
  return async (path, body) => {
    const plain = body instanceof FormData || body instanceof URLSearchParams;
    const type: Record<string, string> = plain ? {} : { "content-type": "application/json" };
    const answer = await fetch(`${baseUrl}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie, origin: baseUrl, ...type },
      body: plain ? body : JSON.stringify(body),
    });
    if (answer.status >= 400) {
      throw new Error(`${path} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
    }
    return answer;
  };
}

/** Hands in an arrival list by the form of the page. Returns its id. */
export async function uploadList(post: Post, file: Buffer, senderName: string): Promise<string> {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(file)]), "arrival-list.xlsx");
  form.set("senderName", senderName);
  form.set("stationCode", "rail_north");
  const answer = await post("/shipments/import", form);
  return answer.headers.get("location")?.split("/").at(-1) ?? "";
}

/** Presses "import all" on a list that was checked. */
export async function askForImport(post: Post, { db }: Program, listId: string): Promise<void> {
  const { version } = await db.arrivalList.findUniqueOrThrow({ where: { id: listId } });
  const fields = { intent: "import", mode: "all", version: String(version) };
  await post(`/shipments/import/${listId}`, new URLSearchParams(fields));
}

/** Waits until a list has come so far; one that failed will not. */
export async function untilList(program: Program, listId: string, status: "checked" | "done"): Promise<void> {
  await until(
    `the list is ${status}; ${program.output()}`,
    async () => {
      const list = await program.db.arrivalList.findUniqueOrThrow({ where: { id: listId } });
      if (list.status === "failed") {
        throw new Error(`the list failed: ${list.problem}; ${program.output()}`);
      }
      return list.status === status;
    },
    90_000,
  );
}
