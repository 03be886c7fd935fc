import { useI18n } from "#app/i18n/react.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

/** Whether a vehicle or a driver can be planned with. */
export function ActiveTag({ active }: { active: boolean }) {
  const { t } = useI18n();
  return active ? <Tag tone="done">{t("fleet.active")}</Tag> : <Tag tone="planned">{t("fleet.inactive")}</Tag>;
}
