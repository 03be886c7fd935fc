import type { DbOrTx } from "#app/platform/db/db-types.ts";
import type { PeopleChannel } from "../channels.ts";
import type { TemplateKind } from "../message-kind.ts";
import type { MessageLocale, NoticeTexts } from "../notice-texts.ts";
import type { Template } from "../template.ts";

export type TemplateFor = (
  channel: PeopleChannel,
  kind: TemplateKind,
  locale: MessageLocale,
) => Template & { id: string | null };

interface Row extends Template {
  id: string;
  channel: string;
  notice: string;
  locale: string;
}

/** Only the built-in templates. */
export function builtInTemplates(texts: NoticeTexts): TemplateFor {
  return (channel, kind, locale) => ({ id: null, ...texts.template(channel, kind, locale) });
}

/** The templates in force: the manager's where there is one, else the built-in one. */
export async function activeTemplates(db: DbOrTx, texts: NoticeTexts): Promise<TemplateFor> {
  const builtIn = builtInTemplates(texts);
  const rows = await db.$queryRaw<Row[]>`
    SELECT "id", "channel", "notice", "locale", "subject", "body" FROM "NotificationTemplate" WHERE "active" = ${true}`;
  const own = new Map(rows.map((row) => [`${row.channel} ${row.notice} ${row.locale}`, row]));
  return (channel, kind, locale) => {
    const row = own.get(`${channel} ${kind} ${locale}`);
    return row ?? builtIn(channel, kind, locale);
  };
}
