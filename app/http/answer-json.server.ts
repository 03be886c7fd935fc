import { answerAction } from "./answer.server.ts";

/** `answerAction` for a script's own request: the same answer as JSON, with its status. */
export async function answerJson<T>(body: () => Promise<T>): Promise<Response> {
  const answered: unknown = await answerAction(body);
  if (answered instanceof Response) {
    return answered;
  }
  const { data, init } = answered as { data: unknown; init: ResponseInit | null };
  return Response.json(data, init ?? {});
}
