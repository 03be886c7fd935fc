import { useFetcher } from "@remix-run/react";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, isRefusal } from "#app/ui/kit/form.tsx";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";
import { useAnswerWatch } from "../answer-watch.tsx";
import { ownAnswer, refusalOf } from "./case-answer.ts";
import { useCase } from "./case-context.tsx";
import { type Compared, Differences } from "./differences.tsx";
import { Gaps } from "./gaps.tsx";
import { useHold } from "./step-hold.tsx";

/** What a field begins with: what was typed before the refusal, else the given. */
export type Was = (name: string, given?: string | number | null) => string;

interface Props {
  intent: string;
  submit: string;
  /** further ways to send the same fields */
  also?: { intent: string; label: string; primary?: boolean }[];
  /** what the fold says; without it the form stands open */
  label?: string;
  icon?: IconName;
  danger?: boolean;
  quiet?: boolean;
  /** the button does not call: something is still missing */
  plain?: boolean;
  /** tells forms of the same act apart */
  of?: string;
  hidden?: Record<string, string | number>;
  multipart?: boolean;
  /** the fields show what is stored: they are made anew when it changes and nobody has typed */
  showsStored?: boolean;
  /** what is stored now, to stand beside what was typed when somebody was faster */
  compare?: Compared[];
  /** asked before sending, where there is no way back */
  onAsk?: (send: () => void) => void;
  className?: string;
  children?: (was: Was) => ReactNode;
}

/** The version that was seen when the hand began to type: what changes meanwhile is told by the refusal. */
function useSeenVersion(version: number, refused: number | undefined) {
  const [seen, setSeen] = useState(version);
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    if (!typing) {
      setSeen(version);
    }
  }, [typing, version]);
  return { seen: refused ?? seen, key: seen, typing, setTyping };
}

function Buttons({
  submit,
  intent,
  also = [],
  danger,
  plain,
  busy,
}: Pick<Props, "submit" | "intent" | "also" | "danger" | "plain"> & { busy: boolean }) {
  const first = plain || also.some((one) => one.primary) ? "" : danger ? "btn-danger" : "btn-primary";
  return (
    <div className="row-wrap">
      <button className={`btn ${first}`} name="intent" value={intent} disabled={busy}>
        {submit}
      </button>
      {also.map((one) => (
        <button
          key={one.intent}
          className={`btn ${one.primary ? "btn-primary" : ""}`}
          name="intent"
          value={one.intent}
          disabled={busy}
        >
          {one.label}
        </button>
      ))}
    </div>
  );
}

function useCaseForm({ intent, also = [], of = "", showsStored, children }: Props) {
  const { file, posted } = useCase();
  const { t } = useI18n();
  const watch = useAnswerWatch();
  const key = `case-${file.complaintNo}-${intent}-${of}`;
  const fetcher = useFetcher<{ ok: boolean }>({ key });
  const fold = useRef<HTMLDetailsElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const { data, state } = fetcher;
  const answer: unknown = data ?? ownAnswer(posted, [intent, ...also.map((one) => one.intent)], of);
  const refusal = refusalOf(answer);
  const version = useSeenVersion(file.version, refusal?.version);
  const { typing, setTyping } = version;
  useHold(typing);
  useEffect(() => {
    if (data?.ok) {
      setTyping(false);
      if (!showsStored) {
        form.current?.reset();
      }
      if (fold.current) {
        fold.current.open = false;
      }
    }
  }, [data, setTyping, showsStored]);
  const onSent = () => {
    setTyping(true);
    watch({ key, done: t("complaints.case.saved"), refusal: children === undefined });
  };
  return { fetcher, fold, form, answer, refusal, version, onSent, busy: state !== "idle" };
}

/**
 * An act on the case. It posts to the page itself: without script as a form, with script in place, and folds itself when it
 * is done. Refused, it keeps what was typed and says why; somebody else's change since is shown beside it.
 */
export function CaseForm(props: Props) {
  const { intent, submit, also, label, icon, danger, quiet, of = "", hidden, multipart, children } = props;
  const { file } = useCase();
  const { fetcher, fold, form, answer, refusal, version, onSent, busy } = useCaseForm(props);
  const asked = useRef(false);
  const typed = refusal?.typed;
  const was: Was = (name, given) => typed?.[name] ?? (given === null || given === undefined ? "" : String(given));
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (!props.onAsk || asked.current) {
      onSent();
    } else {
      event.preventDefault();
      props.onAsk(() => {
        asked.current = true;
        form.current?.requestSubmit(form.current.querySelector<HTMLButtonElement>("button[name=intent]"));
      });
    }
    asked.current = false;
  };
  const values = { complaintNo: file.complaintNo, version: version.seen, of, ...hidden };
  const body = (
    <fetcher.Form
      method="post"
      ref={form}
      className={`cmp-form ${props.className ?? ""}`}
      encType={multipart ? "multipart/form-data" : undefined}
      key={props.showsStored ? version.key : undefined}
      onInput={() => version.setTyping(true)}
      onSubmit={onSubmit}
    >
      <FormProblems answer={answer}>
        {refusal?.missing ? <Gaps missing={refusal.missing} openActs={refusal.openActs} /> : null}
        {refusal?.at && props.compare ? <Differences rows={props.compare} form={form} /> : null}
        {Object.entries(values).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children?.(was)}
      </FormProblems>
      <Buttons {...{ submit, intent, also, danger, plain: props.plain, busy }} />
    </fetcher.Form>
  );
  if (label === undefined) {
    return body;
  }
  return (
    <details className="cmp-fold" ref={fold} open={isRefusal(answer) || undefined}>
      <summary className={`btn btn-small ${danger ? "btn-danger" : ""} ${quiet ? "btn-quiet" : ""}`}>
        {icon ? <Icon name={icon} /> : null}
        {label}
      </summary>
      {body}
    </details>
  );
}
