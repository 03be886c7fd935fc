import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { FormProblems, isRefusal } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

/** The folded form for something new; stays open while the server finds fault with it. */
export function AddPanel({ label, answer, children }: { label: string; answer: unknown; children: ReactNode }) {
  const faulty = isRefusal(answer);
  return (
    <details className="card fleet-add" open={faulty || undefined}>
      <summary className="card-head">
        <span className="row">
          <Icon name="plus" />
          {label}
        </span>
      </summary>
      <Form method="post" className="card-body stack">
        <FormProblems answer={answer}>
          <div className="form-grid">{children}</div>
        </FormProblems>
        <div>
          <button className="btn btn-primary" name="intent" value="create">
            {label}
          </button>
        </div>
      </Form>
    </details>
  );
}
