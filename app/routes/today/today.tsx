import type { LoaderFunctionArgs } from "@remix-run/node";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { useI18n } from "#app/i18n/react.tsx";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    await requireDesk(args);
    return {};
  });
}

export default function Today() {
  const { t } = useI18n();
  return (
    <div className="page">
      <h1>{t("common.nav.today")}</h1>
    </div>
  );
}
