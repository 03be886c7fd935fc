import type { Channel, DeliveryStatus } from "#app/domain/notifications/channels.ts";
import { useI18n } from "#app/i18n/react.tsx";
import type { IconName } from "#app/ui/kit/icon.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";

const tones: Record<DeliveryStatus, Tone> = {
  pending: "planned",
  sending: "moving",
  failed: "waiting",
  sent: "done",
  dead: "exception",
  suppressed: "planned",
};

const icons: Partial<Record<DeliveryStatus, IconName>> = {
  pending: "clock",
  sending: "arrow",
  failed: "undo",
  suppressed: "close",
};

/** What has become of a message, in words. */
export function DeliveryStatusTag({ status }: { status: DeliveryStatus }) {
  const { t } = useI18n();
  return (
    <Tag tone={tones[status]} icon={icons[status]}>
      {t(`notifications.statuses.${status}`)}
    </Tag>
  );
}

const channelIcons: Record<Channel, IconName> = { webhook: "split", email: "mail", sms: "phone", wechat: "user" };

export function ChannelName({ channel }: { channel: Channel }) {
  const { t } = useI18n();
  return (
    <span className="row nowrap">
      <Icon name={channelIcons[channel]} />
      {t(`notifications.channels.${channel}`)}
    </span>
  );
}

/** What a message is about: "派送中", "派送未成功（第 2 次派送）", "测试事件". */
export function useNoticeName(): (notice: string) => string {
  const { t } = useI18n();
  return (notice) => {
    const [kind = "", attempt] = notice.split(":");
    if (kind === "test") {
      return t("notifications.kindTest");
    }
    const name =
      kind === "delivered_partial" ? t("tracking.notices.delivered_partial") : t(`tracking.milestones.${kind}`);
    return Number(attempt) > 1 ? `${name} · ${t("tracking.attempt", { n: Number(attempt) })}` : name;
  };
}
