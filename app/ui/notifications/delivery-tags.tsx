import { Link } from "@remix-run/react";
import type { Channel, DeliveryStatus } from "#app/domain/notifications/channels.ts";
import type { DeliveryLine } from "#app/domain/notifications/delivery-queries.server.ts";
import { isMessageKind } from "#app/domain/notifications/message-kind.ts";
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

/** Whom a message is for: a customer, or one of ours with his part. */
export function DeliveryPerson({ line }: { line: Pick<DeliveryLine, "customerId" | "customerName" | "person"> }) {
  const { t } = useI18n();
  const { customerId, customerName, person } = line;
  if (person) {
    const role = t(`alerts.roles.${person.role}`);
    return (
      <span>
        {person.name} <span className="muted">{role}</span>
      </span>
    );
  }
  return customerId && customerName ? <Link to={`/customers/${customerId}`}>{customerName}</Link> : null;
}

/** The shipment or complaint a message is about. */
export function DeliverySubject({ line }: { line: Pick<DeliveryLine, "waybillNo" | "complaintNo"> }) {
  const { waybillNo, complaintNo } = line;
  if (complaintNo) {
    return <Link to={`/complaints/${complaintNo}`}>{complaintNo}</Link>;
  }
  return waybillNo ? <Link to={`/shipments/${waybillNo}`}>{waybillNo}</Link> : "—";
}

/** What a message is about: "派送中", "派送未成功（第 2 次派送）", "测试事件". */
export function useNoticeName(): (notice: string) => string {
  const { t } = useI18n();
  return (notice) => {
    const [kind = "", attempt] = notice.split(":");
    if (isMessageKind(kind)) {
      return t(`notifications.kinds.${kind}`);
    }
    if (kind === "test") {
      return t("notifications.kindTest");
    }
    const name =
      kind === "delivered_partial" ? t("tracking.notices.delivered_partial") : t(`tracking.milestones.${kind}`);
    return Number(attempt) > 1 ? `${name} · ${t("tracking.attempt", { n: Number(attempt) })}` : name;
  };
}
