import type { ListStatus, RowStatus } from "#app/domain/imports/arrival-list.ts";
import { useI18n } from "#app/i18n/react.tsx";
import type { IconName } from "#app/ui/kit/icon.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";

const LIST_TONES: Record<ListStatus, Tone> = {
  mapped: "waiting",
  checking: "moving",
  checked: "waiting",
  importing: "moving",
  done: "done",
  failed: "exception",
};

export function ListStatusTag({ status }: { status: ListStatus }) {
  const { t } = useI18n();
  return (
    <Tag tone={LIST_TONES[status]} icon={LIST_TONES[status] === "moving" ? "clock" : undefined}>
      {t(`imports.status.${status}`)}
    </Tag>
  );
}

const ROW_TONES: Record<RowStatus, Tone> = {
  new: "moving",
  changed: "waiting",
  known: "planned",
  wrong: "exception",
  created: "done",
  updated: "done",
  conflict: "late",
};
const ROW_ICONS: Partial<Record<RowStatus, IconName>> = { new: "plus", conflict: "warning" };

export function RowStatusTag({ status }: { status: RowStatus }) {
  const { t } = useI18n();

  return (
    <Tag tone={ROW_TONES[status]} icon={ROW_ICONS[status]}>
      {t(`imports.rows.${status}`)}
    </Tag>
  );
}
