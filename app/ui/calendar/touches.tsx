import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

/** Before saving: how many running deadlines will be worked out again. */
export function Touches({ count }: { count: number }) {
  const { t, f } = useI18n();
  return (
    <p className={count > 0 ? "cal-touches cal-touches-some" : "cal-touches"}>
      <Icon name="clock" />
      {count > 0 ? t("calendar.touches", { count: f.number(count) }) : t("calendar.touchesNone")}
    </p>
  );
}
