import { foreignCode } from "#app/domain/tracking/code-maps.ts";
import { type NoticeKey, noticeKind } from "#app/domain/tracking/notice.ts";
import { type NoticeFacts, partOf } from "./compose-message.ts";
import { type NoticeSettings, trackingUrl } from "./notice-texts.ts";

/**
 * The body of a webhook about a milestone, as text: it is signed and sent byte for byte, the same at every attempt.
 * It carries no name, phone or address of anybody. `id` is also the `webhook-id` header.
 */
export function milestoneBody(input: {
  id: string;
  key: NoticeKey;
  attempt: number;
  facts: NoticeFacts;
  now: Date;
  settings: NoticeSettings;
}): string {
  const { id, key, attempt, facts, now, settings } = input;
  const kind = noticeKind(key);
  const { event } = facts;
  const code = event?.code;
  return JSON.stringify({
    type: "shipment.milestone",
    id,
    timestamp: now.toISOString(),
    data: {
      waybillNo: facts.waybillNo,
      externalNo: facts.externalNo,
      milestone: kind,
      attempt,
      partial: partOf(kind, facts),
      event: code ?? null,
      occurredAt: event?.occurredAt.toISOString() ?? null,
      place: event?.placeText ?? null,
      trackingUrl: trackingUrl(settings, facts.trackingToken),
      codes: {
        kuaidi100: code ? foreignCode("kuaidi100", code) : null,
        aftership: code ? foreignCode("aftership", code) : null,
        wechat: code ? foreignCode("wechat", code) : null,
      },
    },
  });
}

/** The body of a test event, by which a customer tries his endpoint. */
export function testBody(id: string, now: Date): string {
  return JSON.stringify({ type: "endpoint.test", id, timestamp: now.toISOString(), data: {} });
}
