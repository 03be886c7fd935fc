import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "./icon.tsx";

const STAY_MS = 10_000;

export interface ToastInput {
  text: string;
  tone?: "done" | "problem";
  /** shown as a button while the toast stays (10 s) */
  undo?: () => void;
}

interface Toast extends ToastInput {
  id: number;
}

const ToastContext = createContext<(toast: ToastInput) => void>(() => {});

export function useToast(): (toast: ToastInput) => void {
  return useContext(ToastContext);
}

/** The messages at the corner: what was done, with the way back for ten seconds. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  const [toasts, setToasts] = useState<Toast[]>([]);
  const next = useRef(1);
  const drop = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const add = useCallback(
    (toast: ToastInput) => {
      const id = next.current++;
      setToasts((all) => [...all.slice(-3), { ...toast, id }]);
      setTimeout(() => drop(id), STAY_MS);
    },
    [drop],
  );
  return (
    <ToastContext.Provider value={add}>
      {children}
      <div className="toasts no-print" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className={`toast ${toast.tone === "problem" ? "toast-problem" : ""}`}>
            <Icon name={toast.tone === "problem" ? "warning" : "check"} />
            <span className="grow">{toast.text}</span>
            {toast.undo ? (
              <button
                type="button"
                className="btn btn-small"
                onClick={() => {
                  toast.undo?.();
                  drop(toast.id);
                }}
              >
                <Icon name="undo" />
                {t("common.undo")}
              </button>
            ) : null}
            <button type="button" className="btn btn-quiet btn-icon btn-small" onClick={() => drop(toast.id)}>
              <Icon name="close" label={t("common.close")} />
            </button>
          </div>
        ))}
      </div>
    </ToastContext.Provider>
  );
}

/** Shows the message that came with the page after a redirect. */
export function FlashToast({
  flash,
}: {
  flash: { key: string; params?: Record<string, string | number>; tone?: "done" | "problem" } | null;
}) {
  const { t } = useI18n();
  const toast = useToast();
  const text = useMemo(() => (flash ? t(flash.key, flash.params) : null), [flash, t]);
  useEffect(() => {
    if (text) {
      toast({ text, tone: flash?.tone });
    }
  }, [text, flash, toast]);
  return null;
}
