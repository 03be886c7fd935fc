import { useI18n } from "#app/i18n/react.tsx";
import type { Translate } from "#app/i18n/translate.ts";
import { isRefusal } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

interface Reason {
  code: string;
  params: Record<string, string | number>;
}

/** Where the words for a code may stand: what forms are told, what the rules of tracking refuse. */
const places = ["errors", "tracking.problems"] as const;

/** A refusal in words; codes among its parameters (reason, state) are put into words too. */
export function refusalText(t: Translate, { code, params }: Reason): string {
  const words: Record<string, string | number> = { ...params };
  if (typeof params.reason === "string") {
    words.reason = t(`tracking.exceptions.${params.reason}`);
  }
  if (typeof params.status === "string") {
    words.status = t(`fleet.tripStates.${params.status}`);
  }
  for (const place of places) {
    const key = `${place}.${code}`;
    const text = t(key, words);
    if (text !== key) {
      return text;
    }
  }
  return t("errors.invalid");
}

interface MoreData {
  refusals?: Reason[];
  blocked?: Reason[];
  results?: (Partial<Reason> & { ok: boolean })[];
}

function reasonsOf(code: string, params: Reason["params"], data: unknown): Reason[] {
  const more = (data ?? {}) as MoreData;
  const refused = more.results?.flatMap((row) =>
    row.ok || !row.code ? [] : [{ code: row.code, params: row.params ?? {} }],
  );
  const list = more.refusals ?? more.blocked ?? refused ?? [];
  return list.length > 0 ? list : [{ code, params }];
}

/** Why an act on a trip was refused: all the reasons, where there are several. */
export function TripRefusal({ answer }: { answer: unknown }) {
  const { t } = useI18n();
  if (!isRefusal(answer)) {
    return null;
  }
  const texts = [...new Set(reasonsOf(answer.code, answer.params, answer.data).map((row) => refusalText(t, row)))];
  return (
    <div className="notice notice-problem" role="alert">
      <Icon name="warning" />
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
