import accounts from "#prisma/demo-accounts.json";

/** Signs in by the login form; returns the session cookie. */
export async function signInCookie(baseUrl: string, role = "inbound_dispatcher"): Promise<string> {
  const account = accounts.find((candidate) => candidate.role === role);
  const answer = await fetch(`${baseUrl}/login`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: baseUrl, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ username: account?.username ?? "", password: account?.password ?? "" }),
  });
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith("yidao_session="));
  if (!cookie) {
    throw new Error(`sign-in answered ${answer.status}`);
  }
  return cookie.split(";")[0] as string;
}

/** Milliseconds a GET takes, its body read. Throws when it is not answered with 200. */
export async function timeGet(url: string, cookie: string): Promise<number> {
  const started = performance.now();
  const answer = await fetch(url, { headers: { cookie } });
  await answer.arrayBuffer();
  if (answer.status !== 200) {
    throw new Error(`${url} answered ${answer.status}`);
  }
  return performance.now() - started;
}
