import { type ReactNode, useEffect, useRef } from "react";

/** A menu on `<details>`: opens without script; with it, closes on Esc, on a click elsewhere and after a choice. */
export function Menu(props: { label: ReactNode; className?: string; start?: boolean; children: ReactNode }) {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const menu = ref.current;
      if (!menu?.open) {
        return;
      }
      const inside = event.target instanceof Node && menu.contains(event.target);
      const chose = inside && event.type === "click" && (event.target as Element).closest("a, button");
      const left = event instanceof KeyboardEvent && event.key === "Escape";
      if (left || (event.type === "click" && (!inside || chose))) {
        // a submit button must still be in the page when its form is sent
        setTimeout(() => {
          menu.open = false;
        });
      }
    };
    document.addEventListener("click", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("click", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
  return (
    <details className="menu" ref={ref}>
      <summary className={props.className}>{props.label}</summary>
      {props.children}
    </details>
  );
}
