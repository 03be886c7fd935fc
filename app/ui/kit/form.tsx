import {
  createContext,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useContext,
  useEffect,
  useId,
  useState,
} from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "./icon.tsx";

/** The refusal an action returned; the shape of `Refusal` in app/http/answer.server.ts. */
export interface FormRefusal {
  code: string;
  params: Record<string, string | number>;
  fields: { field: string; code: string; params?: Record<string, string | number> }[];
}

const RefusalContext = createContext<FormRefusal | null>(null);

/** The last answer, also after a live reload, which makes Remix forget it; the next submission ends it. */
function useLastAnswer(answer: unknown): unknown {
  const [kept, setKept] = useState(answer);
  useEffect(() => {
    if (answer !== undefined) {
      setKept(answer);
    }
  }, [answer]);
  useEffect(() => {
    const forget = () => setKept(undefined);
    document.addEventListener("submit", forget);
    return () => document.removeEventListener("submit", forget);
  }, []);
  return answer ?? kept;
}

/** Hands an action's answer to the fields inside: each shows its own problem, the banner what has no field. */
export function FormProblems({ answer, children }: { answer: unknown; children: ReactNode }) {
  const kept = useLastAnswer(answer);
  const refusal = isRefusal(kept) ? kept : null;
  return (
    <RefusalContext.Provider value={refusal}>
      {refusal ? <RefusalBanner refusal={refusal} /> : null}
      {children}
    </RefusalContext.Provider>
  );
}

export function isRefusal(answer: unknown): answer is FormRefusal & { ok: false; data?: unknown } {
  return typeof answer === "object" && answer !== null && "ok" in answer && answer.ok === false;
}

export function RefusalBanner({ refusal }: { refusal: FormRefusal }) {
  const { t } = useI18n();
  return (
    <div className="notice notice-problem" role="alert">
      <Icon name="warning" />
      <span>{t(`errors.${refusal.code}`, refusal.params)}</span>
    </div>
  );
}

interface FieldProps {
  name: string;
  label: string;
  required?: boolean;
  hint?: string;
  className?: string;
}

/** What the last answer says about a field, in words; for controls of one's own inside `FormProblems`. */
export function useProblem(name: string): string | undefined {
  const { t } = useI18n();
  const problem = useContext(RefusalContext)?.fields.find((item) => item.field === name);
  return problem && t(`errors.field.${problem.code}`, problem.params);
}

function Shell(props: FieldProps & { id: string; problem?: string; children: ReactNode }) {
  const { id, label, required, hint, problem, children, className } = props;
  return (
    <div className={`field ${className ?? ""}`}>
      <label htmlFor={id}>
        {label}
        {required ? (
          <span className="required" aria-hidden>
            {" "}
            *
          </span>
        ) : null}
      </label>
      {children}
      {problem ? (
        <span className="problem" id={`${id}-problem`} role="alert">
          {problem}
        </span>
      ) : null}
      {hint && !problem ? <span className="hint">{hint}</span> : null}
    </div>
  );
}

const invalidity = (id: string, problem?: string) =>
  problem ? { "aria-invalid": true, "aria-describedby": `${id}-problem` } : {};

/** A labelled input that shows its own problem. `affix` is a unit at its end. */
export function TextField(
  props: FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, "name"> & { affix?: string },
) {
  const { name, label, required, hint, className, affix, ...input } = props;
  const id = useId();
  const problem = useProblem(name);
  const control = (
    <input className="input" id={id} name={name} required={required} {...input} {...invalidity(id, problem)} />
  );
  return (
    <Shell {...{ id, name, label, required, hint, problem, className }}>
      {affix ? (
        <div className="input-affix">
          {control}
          <span className="affix">{affix}</span>
        </div>
      ) : (
        control
      )}
    </Shell>
  );
}

export interface Choice {
  value: string;
  label: string;
}

/** A labelled native select. */
export function SelectField(
  props: FieldProps & Omit<SelectHTMLAttributes<HTMLSelectElement>, "name"> & { choices: Choice[]; empty?: string },
) {
  const { name, label, required, hint, className, choices, empty, ...select } = props;
  const id = useId();
  const problem = useProblem(name);
  return (
    <Shell {...{ id, name, label, required, hint, problem, className }}>
      <select className="select" id={id} name={name} required={required} {...select} {...invalidity(id, problem)}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Shell>
  );
}

export function TextAreaField(props: FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "name">) {
  const { name, label, required, hint, className, ...area } = props;
  const id = useId();
  const problem = useProblem(name);
  return (
    <Shell {...{ id, name, label, required, hint, problem, className }}>
      <textarea className="textarea" id={id} name={name} required={required} {...area} {...invalidity(id, problem)} />
    </Shell>
  );
}

export function CheckField({
  name,
  label,
  ...input
}: Omit<FieldProps, "hint"> & Omit<InputHTMLAttributes<HTMLInputElement>, "name">) {
  return (
    <label className="check">
      <input type="checkbox" name={name} {...input} />
      {label}
    </label>
  );
}
