import { maskPhone } from "#app/domain/customers/phone.ts";
import type { Channel } from "./channels.ts";

/** An address for a list: a**@example.com, 199****5678, the host of an endpoint. */
export function maskRecipient(channel: Channel, recipient: string): string {
  switch (channel) {
    case "sms":
      return maskPhone(recipient);
    case "webhook":
      return URL.canParse(recipient) ? new URL(recipient).host : recipient;
    case "email": {
      const at = recipient.lastIndexOf("@");
      return at < 1 ? "***" : `${recipient.slice(0, 1)}***${recipient.slice(at)}`;
    }
    case "wechat":
      return `${recipient.slice(0, 4)}****`;
  }
}
