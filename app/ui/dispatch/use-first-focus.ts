import { type RefObject, useEffect, useRef } from "react";

/** Focus for one control of a dialog when it opens: the native dialog would take the first, its close button. */
export function useFirstFocus<T extends HTMLElement>(): RefObject<T> {
  const ref = useRef<T>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
