import type { ComponentProps } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { useCase } from "./case-context.tsx";

/** An instant as `<input type="datetime-local">` wants it, on the reader's clock. */
export function useLocalTime(): (at: Date | null) => string {
  const { f } = useI18n();
  return (at) => (at ? f.full(at).replace(" ", "T") : "");
}

type FieldProps = Omit<ComponentProps<typeof TextField>, "type">;

const MINUTE_MS = 60_000;
const HALF_HOUR_MS = 30 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** offered with one press, in hours from now */
const OFFERED = [2, 4, 24];

const upToHalfHour = (ms: number) => new Date(Math.ceil(ms / HALF_HOUR_MS) * HALF_HOUR_MS);

/** When the customer hears from us again: typed, or one of the usual spans with one press. */
export function PromiseField(props: Omit<FieldProps, "label"> & { label?: string }) {
  const { t } = useI18n();
  const { now } = useCase();
  const local = useLocalTime();
  const choose = (input: Element | null | undefined, hours: number) => {
    if (input instanceof HTMLInputElement) {
      input.value = local(upToHalfHour(Date.now() + hours * HOUR_MS));
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
  return (
    <div className="cmp-promise">
      <TextField
        label={t("complaints.case.promisedAt")}
        {...props}
        type="datetime-local"
        min={local(new Date(Math.ceil(now.getTime() / MINUTE_MS) * MINUTE_MS))}
      />
      <div className="row-wrap cmp-needs-script">
        {OFFERED.map((hours) => (
          <button
            key={hours}
            type="button"
            className="btn btn-small"
            onClick={(event) => choose(event.currentTarget.closest(".cmp-promise")?.querySelector("input"), hours)}
          >
            {t("complaints.case.inHours", { n: hours })}
          </button>
        ))}
      </div>
    </div>
  );
}

/** A sum in yuan. */
export function YuanField(props: FieldProps) {
  const { t } = useI18n();
  return <TextField {...props} inputMode="decimal" affix={t("common.unit.yuan")} autoComplete="off" />;
}

/** Fen as a field of yuan begins with it: "1250" or "12.50"; blank for none. */
export function yuanText(fen: number | null): string {
  return fen === null ? "" : fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}
