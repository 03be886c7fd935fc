import { Form } from "@remix-run/react";
import { useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";

/** Sends every failed message of the list's filter again, after asking; without JavaScript it does not ask. */
export function ResendAll({ count }: { count: number }) {
  const { t } = useI18n();
  const [asking, setAsking] = useState(false);
  if (count === 0) {
    return null;
  }
  return (
    <Form method="post" onSubmit={() => setAsking(false)}>
      <input type="hidden" name="intent" value="all" />
      <button
        className="btn"
        title={t("notifications.messages.resendAllHint")}
        onClick={(event) => {
          event.preventDefault();
          setAsking(true);
        }}
      >
        {t("notifications.messages.resendAll", { n: count })}
      </button>
      <Dialog
        open={asking}
        title={t("notifications.messages.resendAll", { n: count })}
        onClose={() => setAsking(false)}
      >
        <p className="dialog-body">{t("notifications.messages.resendAllConfirm", { n: count })}</p>
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={() => setAsking(false)}>
            {t("common.cancel")}
          </button>
          <button className="btn btn-primary">{t("notifications.messages.resend")}</button>
        </div>
      </Dialog>
    </Form>
  );
}
