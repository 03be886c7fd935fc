import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { createUser, resetPassword, revokeSessions, updateUser } from "#app/domain/identity/manage-users.server.ts";
import { editUserSchema, newUserSchema, passwordSchema } from "#app/domain/identity/user.ts";
import { listUsers } from "#app/domain/identity/user-queries.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk, type UserCtx } from "#app/http/context.server.ts";
import { parseInput, readForm } from "#app/http/forms.server.ts";
import { type FlashToast, redirectWithToast } from "#app/http/toast.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { NewUser, UserRow } from "#app/ui/admin/users.tsx";
import { isRefusal, RefusalBanner } from "#app/ui/kit/form.tsx";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => ({ users: await listUsers(await requireDesk(args)) }));
}

const idSchema = z.object({ id: z.string().min(1) });
const resetSchema = idSchema.extend({ password: passwordSchema });

async function carryOut(ctx: UserCtx, intent: unknown, form: unknown): Promise<FlashToast> {
  switch (intent) {
    case "create": {
      const input = parseInput(newUserSchema, form);
      await createUser(ctx, input);
      return { key: "identity.users.created", params: { name: input.displayName } };
    }
    case "update": {
      const input = parseInput(editUserSchema, form);
      await updateUser(ctx, input);
      return { key: "identity.users.updated", params: { name: input.displayName } };
    }
    case "reset":
      await resetPassword(ctx, parseInput(resetSchema, form));
      return { key: "identity.users.resetDone" };
    default: {
      const count = await revokeSessions(ctx, parseInput(idSchema, form).id);
      return { key: "identity.users.revoked", params: { count } };
    }
  }
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const { intent, ...form } = await readForm(args.request);
    return redirectWithToast("/admin/users", await carryOut(ctx, intent, form));
  });
}

export default function Users() {
  const { users } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  const heads = ["username", "displayName", "role", "phone", "email", "wechatOpenId", "state", "sessions"] as const;
  return (
    <div className="page">
      <h1>{t("identity.users.title")}</h1>
      {isRefusal(reply) ? <RefusalBanner refusal={reply} /> : null}
      <NewUser answer={reply} />
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head}>{t(`identity.users.${head}`)}</th>
              ))}
              <th>
                <span className="sr-only">{t("common.edit")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {users.map((user) => (
              <UserRow key={`${user.id}-${user.version}`} user={user} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
