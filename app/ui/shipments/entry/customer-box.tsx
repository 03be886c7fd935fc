import { useFetcher } from "@remix-run/react";
import { type ComponentProps, type KeyboardEvent, useEffect, useId, useState } from "react";
import type { CustomerLine } from "#app/domain/customers/customer-line.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { TextField } from "#app/ui/kit/form.tsx";

export type FoundCustomer = CustomerLine;

const WAIT_MS = 150;

/** Han characters say something by themselves; of letters and digits two are needed. */
function worthAsking(text: string): boolean {
  return /\p{Script=Han}/u.test(text) || text.trim().length >= 2;
}

function useCustomers(text: string, asking: boolean): FoundCustomer[] {
  const fetcher = useFetcher<{ customers: FoundCustomer[] }>();
  const { load } = fetcher;
  useEffect(() => {
    if (!asking || !worthAsking(text)) {
      return;
    }
    const timer = setTimeout(() => load(`/customers/lookup?q=${encodeURIComponent(text.trim())}`), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text, asking, load]);
  return asking && worthAsking(text) ? (fetcher.data?.customers ?? []) : [];
}

interface Props extends Omit<ComponentProps<typeof TextField>, "onChange" | "value" | "label"> {
  label: string;
  value: string;
  onText: (text: string) => void;
  onPick: (customer: FoundCustomer) => void;
}

/** A field in which a customer may be typed or chosen: arrows move in the list, Enter takes, Esc closes. */
export function CustomerBox({ value, onText, onPick, label, ...field }: Props) {
  const { t } = useI18n();
  const [typing, setTyping] = useState(false);
  const [cursor, setCursor] = useState(-1);
  const list = useId();
  const hits = useCustomers(value, typing);
  const open = hits.length > 0;
  const pick = (customer: FoundCustomer | undefined) => {
    if (customer) {
      onPick(customer);
      setTyping(false);
      setCursor(-1);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!open || event.nativeEvent.isComposing) {
      return;
    }
    if (step !== undefined) {
      event.preventDefault();
      setCursor((at) => (at + step + hits.length + (at < 0 && step < 0 ? 1 : 0)) % hits.length);
    } else if (event.key === "Escape") {
      event.preventDefault();
      setTyping(false);
    } else if (event.key === "Enter" && cursor >= 0 && !event.ctrlKey) {
      event.preventDefault();
      pick(hits[cursor]);
    }
  };
  return (
    <div className="entry-box">
      <TextField
        {...field}
        label={label}
        value={value}
        role="combobox"
        aria-expanded={open}
        aria-autocomplete="list"
        aria-controls={open ? list : undefined}
        aria-activedescendant={open && cursor >= 0 ? `${list}-${cursor}` : undefined}
        autoComplete="off"
        onKeyDown={onKeyDown}
        onBlur={() => setTyping(false)}
        onChange={(event) => {
          onText(event.target.value);
          setTyping(true);
          setCursor(-1);
        }}
      />
      {open ? (
        <CustomerList id={list} label={t("shipments.entry.lookUp")} hits={hits} cursor={cursor} onPick={pick} />
      ) : null}
    </div>
  );
}

function CustomerList(props: {
  id: string;
  label: string;
  hits: FoundCustomer[];
  cursor: number;
  onPick: (customer: FoundCustomer) => void;
}) {
  const { id, label, hits, cursor, onPick } = props;
  return (
    <div className="entry-list" id={id} role="listbox" aria-label={label}>
      {hits.map((hit, index) => (
        <div
          key={hit.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === cursor}
          // pressing the mouse would take the focus and close the list before the click
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(hit);
          }}
        >
          <b className="truncate">{hit.name}</b>
          <span className="mono">{hit.phone}</span>
          <span className="muted truncate">{hit.placeName ?? hit.address ?? hit.code}</span>
        </div>
      ))}
    </div>
  );
}
