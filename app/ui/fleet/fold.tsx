import type { ReactNode } from "react";
import { Icon } from "#app/ui/kit/icon.tsx";

/** A card folded to its title until somebody wants to change something. */
export function Fold({ label, open, children }: { label: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="card fleet-fold" open={open || undefined}>
      <summary className="card-head">
        <span className="row">
          <Icon name="down" />
          {label}
        </span>
      </summary>
      <div className="card-body">{children}</div>
    </details>
  );
}
