import { Icon } from "#app/ui/kit/icon.tsx";

/** What a plain form post says beside its fields; the key makes a second click the same act. */
export function HiddenFields({ intent, stopId, formKey }: { intent: string; stopId?: string; formKey: string }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      {stopId ? <input type="hidden" name="stopId" value={stopId} /> : null}
      <input type="hidden" name="key" value={`${formKey}-${intent}-${stopId ?? ""}`} />
    </>
  );
}

/** What is still missing, in words. */
export function Problem({ text }: { text: string | null }) {
  return text ? (
    <div className="notice notice-problem" role="alert">
      <Icon name="warning" />
      {text}
    </div>
  ) : null;
}
