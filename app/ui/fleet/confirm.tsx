import { Form } from "@remix-run/react";
import type { ReactNode } from "react";

/** A button that asks before it acts, without a script: the form stands under it, with its question and fields. */
export function Confirm(props: {
  label: ReactNode;
  question: string;
  act: string;
  intent: string;
  fields: Record<string, string | number>;
  /** keep it open: the server found fault with it */
  open?: boolean;
  to?: string;
  small?: boolean;
  danger?: boolean;
  children?: ReactNode;
}) {
  const { label, question, act, intent, fields, open, to, small, danger, children } = props;
  const size = small ? "btn-small" : "";
  return (
    <details className="menu fleet-confirm" open={open || undefined}>
      <summary className={`btn ${size} ${danger ? "btn-danger" : ""}`}>{label}</summary>
      <Form method="post" action={to} className="menu-list fleet-confirm-body stack-s">
        <p>{question}</p>
        {children}
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <span>
          <button className={`btn ${danger ? "btn-danger" : "btn-primary"}`} name="intent" value={intent}>
            {act}
          </button>
        </span>
      </Form>
    </details>
  );
}
