import { useI18n } from "#app/i18n/react.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";

/** Where the keys work, and what each does (`common.keys`). */
const groups: { place: string; keys: [key: string, act: string][] }[] = [
  {
    place: "everywhere",
    keys: [
      ["Ctrl K", "search"],
      ["/", "filter"],
      ["↑ ↓", "rows"],
      ["Enter", "open"],
      ["Esc", "leave"],
      ["?", "sheet"],
    ],
  },
  {
    place: "board",
    keys: [
      ["Space", "select"],
      ["A", "assign"],
      ["E", "event"],
      ["M", "move"],
      ["F", "map"],
      ["Z", "undo"],
    ],
  },
  {
    place: "complaints",
    keys: [
      ["C", "claim"],
      ["N", "register"],
      ["A", "answer"],
      ["W", "words"],
      ["B", "note"],
      ["S", "step"],
    ],
  },
];

export function KeyboardSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Dialog open={open} onClose={onClose} title={t("common.keys.title")}>
      <div className="dialog-body">
        {groups.map(({ place, keys }) => (
          <section key={place}>
            <h3>{t(`common.keys.places.${place}`)}</h3>
            <dl className="sheet">
              {keys.map(([key, act]) => (
                <div key={key} style={{ display: "contents" }}>
                  <dt>
                    <span className="kbd">{key}</span>
                  </dt>
                  <dd>{t(`common.keys.${act}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
