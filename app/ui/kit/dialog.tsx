import { type ReactNode, useEffect, useRef } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "./icon.tsx";

const FIRST_FIELD = "input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled])";

/** A modal on the native `<dialog>`: focus stays inside, Esc closes, focus returns to where it was. */
export function Dialog(props: {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}) {
  const { open, title, onClose, children, wide } = props;
  const { t } = useI18n();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (open && dialog && !dialog.open) {
      dialog.showModal();
      // The browser would choose the close button, the first thing that can have the focus.
      dialog.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
    }
    if (!open && dialog?.open) {
      dialog.close();
    }
  }, [open]);
  return (
    <dialog ref={ref} className={`dialog ${wide ? "dialog-wide" : ""}`} aria-label={title} onClose={onClose}>
      {open ? (
        <>
          <div className="dialog-head">
            <h2>{title}</h2>
            <button type="button" className="btn btn-quiet btn-icon" onClick={onClose}>
              <Icon name="close" label={t("common.close")} />
            </button>
          </div>
          {children}
        </>
      ) : null}
    </dialog>
  );
}
