import { useFetcher } from "@remix-run/react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { isRefusal } from "#app/ui/kit/form.tsx";
import { useToast } from "#app/ui/kit/toasts.tsx";

interface Watched {
  /** of the fetcher that was sent */
  key: string;
  /** what is said when it is done: text of the catalog, unless the answer names its own */
  done: string;
  /** a refusal is said here: its form has no room for it, or will be gone */
  refusal: boolean;
}

interface Answer {
  ok: boolean;
  result?: { toast?: string };
}

const WatchContext = createContext<(watched: Watched) => void>(() => {});

/** Says what became of one submission; the form that sent it may be gone by then, as its step or row has moved on. */
function Watcher({ watched, onSaid }: { watched: Watched; onSaid: () => void }) {
  const { t } = useI18n();
  const toast = useToast();
  const { data } = useFetcher<Answer>({ key: watched.key });
  const before = useRef(data);
  useEffect(() => {
    if (!data || data === before.current) {
      return;
    }
    before.current = data;
    if (!isRefusal(data)) {
      toast({ text: data.result?.toast ? t(data.result.toast) : watched.done });
    } else if (watched.refusal) {
      toast({ text: t(`errors.${data.code}`, data.params), tone: "problem" });
    }
    onSaid();
  }, [data, watched, toast, t, onSaid]);
  return null;
}

/** Around a page whose forms disappear when they have done their work. */
export function AnswerWatch({ children }: { children: ReactNode }) {
  const [all, setAll] = useState<(Watched & { id: number })[]>([]);
  const next = useRef(1);
  const watch = useCallback((watched: Watched) => setAll((now) => [...now, { ...watched, id: next.current++ }]), []);
  const drop = useCallback((id: number) => setAll((now) => now.filter((one) => one.id !== id)), []);
  return (
    <WatchContext.Provider value={watch}>
      {children}
      {all.map((one) => (
        <Watcher key={one.id} watched={one} onSaid={() => drop(one.id)} />
      ))}
    </WatchContext.Provider>
  );
}

/** Called when a form is sent: what became of it is said, wherever the form is by then. */
export function useAnswerWatch(): (watched: Watched) => void {
  return useContext(WatchContext);
}
