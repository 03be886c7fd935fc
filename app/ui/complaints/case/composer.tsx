import { useState } from "react";
import { SENDING_CHANNELS, WORD_CHANNELS, type WordChannel } from "#app/domain/complaints/complaint.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { CheckField, SelectField, TextAreaField, TextField } from "#app/ui/kit/form.tsx";
import { useCase } from "./case-context.tsx";
import { PromiseField } from "./case-fields.tsx";
import { CaseForm, type Was } from "./case-form.tsx";

const LONGEST = 4_000;
const sendable: readonly string[] = SENDING_CHANNELS;

/** By which way the words went, and whether we send them. `reached`: the customer's own way to us. */
export function ChannelFields({ was, preferred }: { was: Was; preferred: WordChannel }) {
  const { t } = useI18n();
  const { file } = useCase();
  const [channel, setChannel] = useState(was("channel", preferred));
  const known = file.customer?.hasWechat === true;
  return (
    <div className="cmp-channel">
      <SelectField
        name="channel"
        label={t("complaints.case.by")}
        value={channel}
        onChange={(event) => setChannel(event.target.value)}
        choices={WORD_CHANNELS.filter((way) => way !== "page").map((value) => ({
          value,
          label: t(`complaints.wordChannels.${value}`),
        }))}
      />
      <div className="cmp-send" data-off={!sendable.includes(channel) || undefined}>
        <CheckField name="send" label={t("complaints.case.send")} />
        {channel === "wechat" && !known ? <small className="muted">{t("complaints.case.noWechat")}</small> : null}
        {channel === "email" && !(file.contactEmail || file.customer?.hasEmail) ? (
          <small className="muted">{t("complaints.case.noEmail")}</small>
        ) : null}
      </div>
    </div>
  );
}

/** The way by which a customer is spoken with, if he came by it. */
export function preferredChannel(channel: string): WordChannel {
  return channel === "wechat" || channel === "email" || channel === "walk_in" ? channel : "phone";
}

function AnswerForm() {
  const { t } = useI18n();
  const { file } = useCase();
  const telling = file.validity === "invalid" && file.fedBackAt === null;
  const needsPromise = file.fedBackAt === null && !telling;
  return (
    <CaseForm intent="answer" submit={t("complaints.case.answer")} className="cmp-answer">
      {(was) => (
        <>
          <TextAreaField
            name="text"
            label={t(telling ? "complaints.case.answerWhyInvalid" : "complaints.case.answerText")}
            required
            maxLength={LONGEST}
            defaultValue={was("text")}
            data-answer
          />
          <div className="cmp-answer-foot">
            <ChannelFields was={was} preferred={preferredChannel(file.channel)} />
            {telling ? null : (
              <PromiseField
                name="promisedAt"
                required={needsPromise}
                defaultValue={was("promisedAt")}
                hint={needsPromise ? t("complaints.case.promiseHint") : undefined}
              />
            )}
          </div>
        </>
      )}
    </CaseForm>
  );
}

function CustomerForm() {
  const { t } = useI18n();
  const { file } = useCase();
  return (
    <CaseForm intent="customerWords" submit={t("complaints.case.putDown")}>
      {(was) => (
        <>
          <TextAreaField
            name="text"
            label={t("complaints.case.customerText")}
            required
            maxLength={LONGEST}
            defaultValue={was("text")}
          />
          <SelectField
            name="channel"
            label={t("complaints.case.by")}
            defaultValue={was("channel", preferredChannel(file.channel))}
            choices={WORD_CHANNELS.map((value) => ({ value, label: t(`complaints.wordChannels.${value}`) }))}
          />
        </>
      )}
    </CaseForm>
  );
}

function InnerForm({ intent }: { intent: "note" | "statement" }) {
  const { t } = useI18n();
  return (
    <CaseForm intent={intent} submit={t("complaints.case.putDown")}>
      {(was) => (
        <>
          <TextAreaField
            name="text"
            label={t(`complaints.case.${intent}Text`)}
            required
            maxLength={LONGEST}
            defaultValue={was("text")}
          />
          {intent === "statement" ? (
            <TextField
              name="by"
              label={t("complaints.case.statementBy")}
              hint={t("complaints.case.statementByHint")}
              maxLength={60}
              defaultValue={was("by")}
            />
          ) : null}
        </>
      )}
    </CaseForm>
  );
}

const BOXES = ["answer", "customerWords", "note", "statement"] as const;

/** One box, four kinds of words. Which one is shown is a radio's choice, so it needs no script. */
export function Composer() {
  const { t } = useI18n();
  const { file } = useCase();
  const { work, statement } = file.may;
  const boxes = BOXES.filter((box) => {
    const alive = file.open || box === "note" || box === "statement";
    return alive && (box === "statement" ? statement : work);
  });
  const [first] = boxes;
  if (!first) {
    return null;
  }
  return (
    <section className="card cmp-box no-print" aria-label={t("complaints.case.box")}>
      <div className="cmp-box-tabs" role="radiogroup" aria-label={t("complaints.case.box")}>
        {boxes.map((box) => (
          <label key={box}>
            <input type="radio" name="cmp-box" value={box} data-box={box} defaultChecked={box === first} />
            {t(`complaints.case.boxes.${box}`)}
          </label>
        ))}
      </div>
      {boxes.map((box) => (
        <div key={box} className="card-body cmp-box-pane" data-pane={box}>
          {box === "answer" ? <AnswerForm /> : null}
          {box === "customerWords" ? <CustomerForm /> : null}
          {box === "note" || box === "statement" ? <InnerForm intent={box} /> : null}
        </div>
      ))}
    </section>
  );
}
