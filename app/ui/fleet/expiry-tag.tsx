import { expiryOf } from "#app/domain/fleet/expiry.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

/** The last good day of a paper; loud when it has passed or is near. */
export function ExpiryTag({ on, today }: { on: string; today: string }) {
  const { t } = useI18n();
  const { state, days } = expiryOf(on, today);
  if (state === "good") {
    return <span>{on}</span>;
  }
  const soon = days === 0 ? t("fleet.expiry.today") : t("fleet.expiry.soon", { days });
  return (
    <span className="fleet-pair">
      <span>{on}</span>
      {state === "expired" ? (
        <Tag tone="exception">{t("fleet.expiry.expired", { days: -days })}</Tag>
      ) : (
        <Tag tone="waiting" icon="clock">
          {soon}
        </Tag>
      )}
    </span>
  );
}
