import { Form } from "@remix-run/react";
import type { EventCode } from "#app/domain/tracking/event-codes.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

interface Props {
  count: number;
  may: { record: boolean; cancel: boolean };
  onEvent: (code?: EventCode) => void;
  onClear: () => void;
}

/**
 * What can be done with the selection. The buttons send the ticked rows to a page of their own; with script the dialog opens
 * here instead.
 */
export function BulkBar({ count, may, onEvent, onClear }: Props) {
  const { t } = useI18n();
  const act = (code: EventCode | undefined, key: string, icon: "clock" | "pause" | "arrow" | "close") => (
    <button
      key={key}
      className="btn btn-small"
      name="code"
      value={code ?? ""}
      onClick={(event) => {
        if (count > 0) {
          event.preventDefault();
          onEvent(code);
        }
      }}
    >
      <Icon name={icon} />
      {t(`shipments.list.acts.${key}`)}
    </button>
  );
  return (
    <Form
      id="bulk"
      method="get"
      action="/shipments/bulk-events"
      className="ship-bulk"
      data-any={count > 0 || undefined}
    >
      <span className="ship-bulk-count">{t("shipments.list.selected", { n: count })}</span>
      {may.record ? (
        <>
          {act(undefined, "event", "clock")}
          {act("HOLD_PLACED", "hold", "pause")}
          {act("HOLD_RELEASED", "release", "arrow")}
          {may.cancel ? act("CANCELLED", "cancel", "close") : null}
        </>
      ) : null}
      <button className="btn btn-small" formAction="/shipments/labels" formTarget="_blank">
        <Icon name="box" />
        {t("shipments.list.acts.labels")}
      </button>
      {count > 0 ? (
        <button type="button" className="btn btn-quiet btn-small" onClick={onClear}>
          {t("shipments.list.clearSelection")}
        </button>
      ) : null}
    </Form>
  );
}
