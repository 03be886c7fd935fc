import { createContext, type ReactNode, useCallback, useContext, useEffect, useId, useState } from "react";

type Hold = (id: string, typing: boolean) => void;

const HoldContext = createContext<Hold>(() => {});

/**
 * A step in which somebody is typing stays on the screen although a colleague has moved the case on: nothing that was
 * typed is lost. `children` is given the value that was there when the typing began, and whether it is out of date.
 */
export function StepHold<T>({ value, children }: { value: T; children: (shown: T, held: boolean) => ReactNode }) {
  const [typing, setTyping] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(value);
  const hold = useCallback<Hold>((id, on) => {
    setTyping((now) => {
      const next = new Set(now);
      on ? next.add(id) : next.delete(id);
      return next;
    });
  }, []);
  const busy = typing.size > 0;
  useEffect(() => {
    if (!busy) {
      setShown(value);
    }
  }, [busy, value]);
  const current = busy ? shown : value;
  return <HoldContext.Provider value={hold}>{children(current, current !== value)}</HoldContext.Provider>;
}

/** Tells the step around a form whether somebody is typing in it. */
export function useHold(typing: boolean): void {
  const id = useId();
  const hold = useContext(HoldContext);
  useEffect(() => {
    hold(id, typing);
    return () => hold(id, false);
  }, [hold, id, typing]);
}
