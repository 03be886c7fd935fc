import { useI18n } from "#app/i18n/react.tsx";

export type PaneName = "queue" | "trips" | "map";

/** On a narrow screen one pane at a time; the wide screen shows all of them and no tabs. */
export function PaneTabs({
  shown,
  panes,
  onShow,
}: {
  shown: PaneName;
  panes: readonly PaneName[];
  onShow: (pane: PaneName) => void;
}) {
  const { t } = useI18n();
  return (
    <div className="tabs dsp-tabs" role="tablist" aria-label={t("dispatch.title")}>
      {panes.map((pane) => (
        <button key={pane} type="button" role="tab" aria-selected={pane === shown} onClick={() => onShow(pane)}>
          {t(`dispatch.panes.${pane}`)}
        </button>
      ))}
    </div>
  );
}
