import { Form } from "@remix-run/react";
import { useState } from "react";
import { isMessageKind, variablesFor } from "#app/domain/notifications/message-kind.ts";
import type { TemplateSlot } from "#app/domain/notifications/notification-forms.ts";
import { fillTemplate, SMS_CHARACTERS, type Template } from "#app/domain/notifications/template.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, TextAreaField, TextField } from "#app/ui/kit/form.tsx";
import { useNoticeName } from "./delivery-tags.tsx";

export interface Editing {
  slot: TemplateSlot;
  current: Template & { version: number };
  history: { version: number; active: boolean; createdAt: Date; createdByName: string }[];
  sample: { values: Readonly<Record<string, string>>; footer: string };
  draft: Template;
}

/** A long text message is charged in parts of 67 characters each. */
const PART = 67;

function smsParts(length: number): number {
  return length <= SMS_CHARACTERS ? 1 : Math.ceil(length / PART);
}

function Preview({ draft, editing }: { draft: Template; editing: Editing }) {
  const { t } = useI18n();
  const { values, footer } = editing.sample;
  const { channel, locale } = editing.slot;
  const text = `${fillTemplate(draft.body, values)}${footer}`;
  const heading = channel === "email" ? fillTemplate(draft.subject, values) : t(`notifications.channels.${channel}`);
  return (
    <section className="notif-preview" aria-label={t("notifications.templates.preview")} aria-live="polite">
      <h3>{heading}</h3>
      <pre className="notif-body" lang={locale}>
        {text}
      </pre>
      {channel === "sms" ? (
        <p className="card-body muted">
          {t("notifications.templates.smsLength", { n: text.length, parts: smsParts(text.length) })}
        </p>
      ) : null}
    </section>
  );
}

/** Writes a new version of one template, with what a customer would read beside it. */
export function TemplateEditor(props: { editing: Editing; mayEdit: boolean; reply: unknown }) {
  const { editing, mayEdit, reply } = props;
  const { slot, current } = editing;
  const { t } = useI18n();
  const noticeName = useNoticeName();
  const [draft, setDraft] = useState(editing.draft);
  const provider = slot.channel !== "email";
  return (
    <section className="card" id="editor">
      <div className="card-head">
        <h2>
          {noticeName(slot.notice)} · {t(`notifications.channels.${slot.channel}`)} ·{" "}
          {t(`notifications.customer.languages.${slot.locale}`)}
        </h2>
        <span className="muted">
          {current.version === 0
            ? t("notifications.templates.builtIn")
            : t("notifications.templates.version", { n: current.version })}
        </span>
      </div>
      <div className="notif-editor card-body">
        <Form method="post" className="stack-s" preventScrollReset>
          {Object.entries({ ...slot, seen: current.version }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <FormProblems answer={reply}>
            <TextField
              name="subject"
              label={t(provider ? "notifications.templates.providerTemplate" : "notifications.templates.subject")}
              hint={provider ? t("notifications.templates.providerTemplateHint") : undefined}
              value={draft.subject}
              onChange={(event) => setDraft({ ...draft, subject: event.target.value })}
              readOnly={!mayEdit}
              maxLength={200}
            />
            <TextAreaField
              name="body"
              label={t("notifications.templates.body")}
              hint={slot.channel === "wechat" ? t("notifications.templates.wechatHint") : undefined}
              value={draft.body}
              onChange={(event) => setDraft({ ...draft, body: event.target.value })}
              readOnly={!mayEdit}
              maxLength={4_000}
              required
            />
          </FormProblems>
          <div>
            <span className="muted">{t("notifications.templates.variables")}</span>
            <div className="notif-variables">
              {variablesFor(slot.notice).map((name) => (
                <code
                  key={name}
                  className="kbd"
                  title={t(`notifications.templates.values.${name}`)}
                >{`{${name}}`}</code>
              ))}
            </div>
          </div>
          {mayEdit ? (
            <div className="row">
              <button className="btn btn-primary">{t("notifications.templates.save")}</button>
              {current.version > 0 ? (
                <button className="btn" name="intent" value="reset" formNoValidate>
                  {t("notifications.templates.reset")}
                </button>
              ) : null}
            </div>
          ) : (
            <p className="muted">{t("notifications.templates.readOnly")}</p>
          )}
        </Form>
        <div className="stack-s">
          <Preview draft={draft} editing={editing} />
          <p className="muted">
            {t(`notifications.templates.${isMessageKind(slot.notice) ? "writtenHint" : "previewHint"}`)}
          </p>
        </div>
      </div>
    </section>
  );
}
