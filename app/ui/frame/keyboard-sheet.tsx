import { useI18n } from "#app/i18n/react.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";

const keys: [string, string][] = [
  ["Ctrl K", "search"],
  ["/", "filter"],
  ["↑ ↓", "rows"],
  ["Space", "select"],
  ["Enter", "open"],
  ["A", "assign"],
  ["E", "event"],
  ["M", "move"],
  ["F", "map"],
  ["Z", "undo"],
  ["Esc", "leave"],
  ["?", "sheet"],
];

export function KeyboardSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Dialog open={open} onClose={onClose} title={t("common.keys.title")}>
      <dl className="dialog-body sheet">
        {keys.map(([key, name]) => (
          <div key={key} style={{ display: "contents" }}>
            <dt>
              <span className="kbd">{key}</span>
            </dt>
            <dd>{t(`common.keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
