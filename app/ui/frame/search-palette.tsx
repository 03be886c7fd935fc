import { useFetcher, useNavigate } from "@remix-run/react";
import { type KeyboardEvent, useEffect, useMemo, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { navigationFor } from "./navigation.ts";

export interface SearchHit {
  to: string;
  title: string;
  detail: string;
}

const WAIT_MS = 120;

/** Ctrl K: one box for waybill number, phone tail, name, pinyin initials, customer, vehicle, page. */
export function SearchPalette({ open, onClose, role }: { open: boolean; onClose: () => void; role: string }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const fetcher = useFetcher<{ hits: SearchHit[] }>();
  const [query, setQuery] = useState("");
  const [cursor, setCursor] = useState(0);
  const { load } = fetcher;
  useEffect(() => {
    if (open) {
      setQuery("");
      setCursor(0);
    }
  }, [open]);
  useEffect(() => {
    const text = query.trim();
    if (text.length < 2) {
      return;
    }
    const timer = setTimeout(() => load(`/search?q=${encodeURIComponent(text)}`), WAIT_MS);
    return () => clearTimeout(timer);
  }, [query, load]);
  const hits = useMemo(() => {
    const text = query.trim().toLowerCase();
    const pages = navigationFor(role)
      .map((item) => ({ to: item.to, title: t(`common.nav.${item.key}`), detail: t("common.page") }))
      .filter((page) => text === "" || page.title.toLowerCase().includes(text));
    return [...(text.length >= 2 ? (fetcher.data?.hits ?? []) : []), ...pages];
  }, [query, role, t, fetcher.data]);
  const go = (hit: SearchHit | undefined) => {
    if (hit) {
      onClose();
      navigate(hit.to);
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setCursor((at) => Math.min(Math.max(at + step, 0), Math.max(hits.length - 1, 0)));
    }
    if (event.key === "Enter") {
      event.preventDefault();
      go(hits[cursor]);
    }
  };
  return (
    <Dialog open={open} onClose={onClose} title={t("common.search")}>
      <input
        className="palette-input"
        role="combobox"
        aria-expanded
        aria-controls="palette-results"
        aria-activedescendant={hits[cursor] ? `palette-${cursor}` : undefined}
        placeholder={t("common.searchHint")}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setCursor(0);
        }}
        onKeyDown={onKey}
      />
      <div className="palette-results" id="palette-results" role="listbox" aria-label={t("common.search")}>
        {hits.map((hit, index) => (
          <a
            key={`${hit.to}-${hit.title}`}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === cursor}
            href={hit.to}
            onClick={(event) => {
              event.preventDefault();
              go(hit);
            }}
          >
            <span className="nowrap">{hit.title}</span>
            <span className="muted truncate">{hit.detail}</span>
          </a>
        ))}
        {hits.length === 0 ? <p className="empty">{t("common.nothingFound")}</p> : null}
      </div>
    </Dialog>
  );
}
