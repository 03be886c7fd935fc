import { useFetcher } from "@remix-run/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems } from "#app/ui/kit/form.tsx";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";
import { useToast } from "#app/ui/kit/toasts.tsx";
import { ConflictTable, conflictOf } from "./conflict-table.tsx";
import { useDetail } from "./detail-context.tsx";

interface Props {
  intent: string;
  /** what the fold says; without it the form stands open */
  label?: string;
  icon?: IconName;
  submit: string;
  hidden?: Record<string, string | number>;
  danger?: boolean;
  /** the fields are those of the version that was seen when the fold was opened; somebody else's change since is refused */
  guarded?: boolean;
  children?: ReactNode;
}

/**
 * A small act on the page, folded away under its name. It posts to the page itself: without script as a form, with script in
 * place, and folds itself when it is done.
 */
export function ActForm({ intent, label, icon, submit, hidden, danger, guarded, children }: Props) {
  const { t } = useI18n();
  const { shipment } = useDetail();
  const toast = useToast();
  const fetcher = useFetcher<{ ok: boolean }>();
  const fold = useRef<HTMLDetailsElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [seen, setSeen] = useState(shipment.version);
  const [forgotten, setForgotten] = useState<unknown>(undefined);
  const { data, state } = fetcher;
  const answer = data === forgotten ? undefined : data;
  const conflict = conflictOf(answer);
  useEffect(() => {
    if (state === "idle" && data?.ok) {
      toast({ text: t("shipments.detail.saved") });
      form.current?.reset();
      if (fold.current) {
        fold.current.open = false;
      }
    }
  }, [data, state, toast, t]);
  const values = {
    intent,
    id: shipment.id,
    version: guarded ? (conflict?.version ?? seen) : shipment.version,
    shipmentId: shipment.id,
    ...hidden,
  };
  const body = (
    <fetcher.Form method="post" ref={form} className="act-form" key={guarded ? seen : undefined}>
      <FormProblems answer={answer}>
        {conflict ? <ConflictTable conflict={conflict} /> : null}
        {Object.entries(values).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
      </FormProblems>
      <button className={`btn btn-small ${danger ? "btn-danger" : "btn-primary"}`} disabled={state !== "idle"}>
        {submit}
      </button>
    </fetcher.Form>
  );
  if (label === undefined) {
    return body;
  }
  return (
    <details
      className="act"
      ref={fold}
      onToggle={(event) => {
        if (event.currentTarget.open) {
          setSeen(shipment.version);
          setForgotten(data);
        }
      }}
    >
      <summary className={`btn btn-small ${danger ? "btn-danger" : ""}`}>
        {icon ? <Icon name={icon} /> : null}
        {label}
      </summary>
      {body}
    </details>
  );
}
