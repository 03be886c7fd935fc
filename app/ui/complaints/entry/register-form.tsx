import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { CHANNELS, FLAGS } from "#app/domain/complaints/complaint.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, isRefusal, TextAreaField, TextField } from "#app/ui/kit/form.tsx";
import { WaybillsField } from "./waybills-field.tsx";
import { type Typed, WhoFields } from "./who-fields.tsx";

interface Props {
  answer: unknown;
  /** of the address: what the form begins with */
  given: { waybillNos: string };
  fileMb: number;
  /** now on the reader's clock, "YYYY-MM-DDTHH:MM" */
  nowLocal: string;
}

function typedOf(answer: unknown): Typed {
  return isRefusal(answer) ? ((answer.data as { typed?: Typed } | undefined)?.typed ?? {}) : {};
}

function WhatFields({ typed, nowLocal }: { typed: Typed; nowLocal: string }) {
  const { t } = useI18n();
  const label = (key: string) => t(`complaints.queue.entry.${key}`);
  return (
    <fieldset className="card entry-part cmp-what">
      <legend>{label("what")}</legend>
      <TextAreaField
        name="content"
        label={label("content")}
        placeholder={label("contentHint")}
        required
        minLength={5}
        maxLength={4_000}
        defaultValue={typed.content}
        className="cmp-all"
      />
      <TextField
        name="remedy"
        label={label("remedy")}
        placeholder={label("remedyHint")}
        maxLength={1_000}
        defaultValue={typed.remedy}
        className="cmp-all"
      />
      <TextField
        name="claimFen"
        label={label("claim")}
        inputMode="decimal"
        affix={t("common.unit.yuan")}
        defaultValue={typed.claimFen}
        autoComplete="off"
      />
      <TextField
        name="occurredAt"
        label={label("occurredAt")}
        type="datetime-local"
        max={nowLocal}
        defaultValue={typed.occurredAt}
        className="entry-two"
      />
    </fieldset>
  );
}

function MarkFields({ typed }: { typed: Typed }) {
  const { t } = useI18n();
  const marked = Object.entries(typed).flatMap(([name, value]) =>
    /^flags(\.\d+)?$/.test(name) && value ? [value] : [],
  );
  return (
    <fieldset className="card entry-part cmp-marks">
      <legend>{t("complaints.queue.entry.marks")}</legend>
      <div className="cmp-choices-row">
        {FLAGS.map((flag) => (
          <label key={flag}>
            <input type="checkbox" name="flags" value={flag} defaultChecked={marked.includes(flag)} />
            {t(`complaints.signs.${flag}`)}
          </label>
        ))}
      </div>
      <p className="muted">{t("complaints.queue.entry.marksHint")}</p>
    </fieldset>
  );
}

function ChannelChoice({ typed }: { typed: Typed }) {
  const { t } = useI18n();
  return (
    <fieldset className="cmp-choices">
      <legend className="sr-only">{t("complaints.queue.entry.channel")}</legend>
      <div className="cmp-choices-row">
        {CHANNELS.map((channel) => (
          <label key={channel}>
            <input
              type="radio"
              name="channel"
              value={channel}
              defaultChecked={channel === (typed.channel ?? "phone")}
              required
            />
            {t(`complaints.channels.${channel}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Takes a complaint down while the customer is on the phone: one page, by keyboard, without script too. */
export function RegisterForm({ answer, given, fileMb, nowLocal }: Props) {
  const { t } = useI18n();
  const busy = useNavigation().formMethod === "POST";
  const typed = typedOf(answer);
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (isRefusal(answer)) {
      ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }
  }, [answer]);
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      className="entry"
      ref={ref}
      noValidate
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          ref.current?.requestSubmit();
        }
      }}
    >
      <FormProblems answer={answer}>
        <ChannelChoice typed={typed} />
        <div className="entry-columns">
          <div className="stack cmp-entry-column">
            <WhoFields typed={typed} />
            <fieldset className="card entry-part">
              <legend>{t("complaints.queue.entry.about")}</legend>
              <WaybillsField initial={typed.waybillNos ?? given.waybillNos} />
            </fieldset>
            <MarkFields typed={typed} />
          </div>
          <div className="stack cmp-entry-column">
            <WhatFields typed={typed} nowLocal={nowLocal} />
            <fieldset className="card entry-part">
              <legend>{t("complaints.queue.entry.evidence")}</legend>
              <TextField
                name="files"
                type="file"
                multiple
                label={t("complaints.queue.entry.files")}
                hint={t("complaints.queue.entry.filesHint", { mb: fileMb })}
                className="cmp-all"
              />
            </fieldset>
          </div>
        </div>
      </FormProblems>
      <div className="entry-bar">
        <span className="muted cmp-entry-hint">{t("complaints.queue.entry.hint")}</span>
        <button className="btn btn-primary" disabled={busy}>
          {t(busy ? "complaints.queue.entry.saving" : "complaints.queue.entry.save")}
        </button>
      </div>
    </Form>
  );
}
