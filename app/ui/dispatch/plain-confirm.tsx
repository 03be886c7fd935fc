import { useI18n } from "#app/i18n/react.tsx";
import { FindingList } from "./ask-dialogs.tsx";
import { useBoard } from "./board-context.ts";

/** Without script the warnings before an assignment stand at the top of the page, with the button that goes on all the same. */
export function PlainConfirm() {
  const { t } = useI18n();
  const { data } = useBoard();
  if (!data.confirm) {
    return null;
  }
  return (
    <form method="post" action="/dispatch/act" className="notice notice-warning dsp-plain-confirm">
      <input type="hidden" name="intent" value="assign" />
      <input type="hidden" name="payload" value={data.confirm.payload} />
      <input type="hidden" name="acceptWarnings" value="on" />
      <div className="grow">
        <b>{t("dispatch.confirm.warningsText")}</b>
        <FindingList findings={data.confirm} />
      </div>
      <a className="btn btn-small" href={`/dispatch?direction=${data.filter.direction}&date=${data.filter.date}`}>
        {t("common.cancel")}
      </a>
      <button className="btn btn-small btn-primary">{t("dispatch.confirm.assignAnyway")}</button>
    </form>
  );
}
