import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { PEOPLE_CHANNELS } from "#app/domain/notifications/channels.ts";
import {
  resetTemplateSchema,
  saveTemplateSchema,
  templateSlotSchema,
} from "#app/domain/notifications/notification-forms.ts";
import { mayEditTemplates } from "#app/domain/notifications/policy.ts";
import { resetTemplate, saveTemplate } from "#app/domain/notifications/save-template.server.ts";
import { noticeSettings } from "#app/domain/notifications/settings.server.ts";
import { listTemplates, templateDetail, templateSample } from "#app/domain/notifications/template-queries.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseInput, readForm } from "#app/http/forms.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import { noticeTexts } from "#app/i18n/notice-texts.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { useNoticeName } from "#app/ui/notifications/delivery-tags.tsx";
import { TemplateEditor } from "#app/ui/notifications/template-editor.tsx";
import { TemplateHistory } from "#app/ui/notifications/template-history.tsx";
import "#app/ui/notifications/notifications.css";

/** The template whose editor is open, and the older version it starts from, if any. */
function openSlot(url: string) {
  const query = Object.fromEntries(new URL(url).searchParams);
  const slot = templateSlotSchema.safeParse(query);
  return slot.success ? { slot: slot.data, from: Number(query.from ?? 0) } : null;
}

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const asked = new URL(args.request.url).searchParams.get("locale");
    const locale = asked === "en" ? "en" : "zh-CN";
    const cells = await listTemplates(ctx, locale);
    const open = openSlot(args.request.url);
    const mayEdit = mayEditTemplates(ctx.actor);
    if (!open) {
      return { locale, cells, mayEdit, editing: null };
    }
    const t = translateFor(open.slot.locale);
    const words = {
      goods: t("notifications.templates.sample.goods"),
      place: t("notifications.templates.sample.place"),
      signedBy: t("notifications.templates.sample.signedBy"),
      alert: t("notifications.templates.sample.alert"),
      answer: t("notifications.templates.sample.answer"),
    };
    const detail = await templateDetail(ctx, noticeTexts, open.slot);
    const tools = { texts: noticeTexts, settings: noticeSettings() };
    const sample = templateSample(open.slot, words, tools, ctx.now);
    const base = detail.history.find(({ version }) => version === open.from) ?? detail.current;
    const draft = { subject: base.subject, body: base.body };
    return { locale, cells, mayEdit, editing: { slot: open.slot, ...detail, sample, draft, from: open.from } };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const form = await readForm(args.request);
    const url = new URL(args.request.url);
    url.searchParams.delete("from");
    const back = `${url.pathname}${url.search}`;
    if (form.intent === "reset") {
      await resetTemplate(ctx, parseInput(resetTemplateSchema, form));
      return redirectWithToast(back, { key: "notifications.templates.resetDone" });
    }
    const version = await saveTemplate(ctx, parseInput(saveTemplateSchema, form));
    return redirectWithToast(back, { key: "notifications.templates.saved", params: { n: version } });
  });
}

export default function Templates() {
  const { locale, cells, mayEdit, editing } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  const noticeName = useNoticeName();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("notifications.templates.title")}</h1>
        <span className="muted">{t("notifications.templates.hint")}</span>
      </div>
      <nav className="tabs">
        {(["zh-CN", "en"] as const).map((one) => (
          <Link key={one} to={`?locale=${one}`} aria-current={one === locale ? "page" : undefined}>
            {t(`notifications.customer.languages.${one}`)}
          </Link>
        ))}
      </nav>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("notifications.templates.notice")}</th>
              {PEOPLE_CHANNELS.map((channel) => (
                <th key={channel} scope="col">
                  {t(`notifications.channels.${channel}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map(({ notice, versions }) => (
              <tr key={notice}>
                <th scope="row">{noticeName(notice)}</th>
                {PEOPLE_CHANNELS.map((channel) => {
                  const current = editing?.slot.notice === notice && editing.slot.channel === channel;
                  const version = versions[channel];
                  if (version === null) {
                    return (
                      <td key={channel} className="muted">
                        {t("notifications.templates.asWritten")}
                      </td>
                    );
                  }
                  return (
                    <td key={channel}>
                      <Link
                        to={`?locale=${locale}&notice=${notice}&channel=${channel}#editor`}
                        aria-current={current ? "true" : undefined}
                      >
                        {version === 0
                          ? t("notifications.templates.builtIn")
                          : t("notifications.templates.version", { n: version })}
                      </Link>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {editing ? (
        <>
          <TemplateEditor
            key={`${JSON.stringify(editing.slot)} ${editing.current.version} ${editing.from}`}
            editing={editing}
            mayEdit={mayEdit}
            reply={reply}
          />
          <TemplateHistory editing={editing} />
        </>
      ) : (
        <Empty title={t("notifications.templates.edit")} />
      )}
    </div>
  );
}
