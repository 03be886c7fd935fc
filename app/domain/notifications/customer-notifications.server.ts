import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { notFound } from "#app/platform/errors.ts";
import { CHANNELS, type Channel } from "./channels.ts";
import { mayEditNotificationSettings, mayManageEndpoints, mayOpenCustomerNotifications } from "./policy.ts";
import { DEFAULT_MATRIX, type PreferenceMatrix, readMatrix } from "./preferences.ts";
import { DEFAULT_QUIET } from "./quiet-hours.ts";
import { maskRecipient } from "./recipient-mask.ts";

export interface CustomerNotifications {
  customer: {
    id: string;
    code: string;
    name: string;
    version: number;
    locale: string;
    quietFrom: string;
    quietTo: string;
    consentAt: Date | null;
    unsubscribedAt: Date | null;
  };
  /** masked; null where there is none */
  addresses: Record<Channel, string | null>;
  matrix: PreferenceMatrix;
  defaults: PreferenceMatrix;
  endpoints: {
    id: string;
    url: string;
    enabled: boolean;
    disabledReason: string | null;
    previousSecretUntil: Date | null;
    version: number;
  }[];
  may: { edit: boolean; endpoints: boolean };
}

/** Everything about how a customer is told. Secrets are not among it. *Throws* `forbidden`, `not_found`. */
export async function customerNotifications(ctx: Ctx, customerId: string): Promise<CustomerNotifications> {
  assertMay(mayOpenCustomerNotifications(ctx.actor));
  const row = await ctx.db.customer.findUnique({
    where: { id: customerId },
    include: { webhooks: { omit: { secret: true, previousSecret: true }, orderBy: { id: "asc" } } },
  });
  if (!row) {
    throw notFound("customer");
  }
  const raw: Record<Channel, string | null> = {
    webhook: row.webhooks.find(({ enabled }) => enabled)?.url ?? null,
    email: row.email,
    sms: row.phone,
    wechat: row.wechatOpenId,
  };
  const masked = CHANNELS.map((channel) => {
    const address = raw[channel];
    return [channel, address && maskRecipient(channel, address)];
  });
  const { id, code, name, version, locale, consentAt, unsubscribedAt } = row;
  const stillGood = (until: Date | null) => (until && until > ctx.now ? until : null);
  return {
    customer: {
      id,
      code,
      name,
      version,
      locale,
      consentAt,
      unsubscribedAt,
      quietFrom: row.quietFrom ?? DEFAULT_QUIET.from,
      quietTo: row.quietTo ?? DEFAULT_QUIET.to,
    },
    addresses: Object.fromEntries(masked) as Record<Channel, string | null>,
    matrix: readMatrix(row.preferences),
    defaults: DEFAULT_MATRIX,
    endpoints: row.webhooks.map((endpoint) => ({
      id: endpoint.id,
      url: endpoint.url,
      enabled: endpoint.enabled,
      disabledReason: endpoint.disabledReason,
      previousSecretUntil: stillGood(endpoint.previousSecretUntil),
      version: endpoint.version,
    })),
    may: { edit: mayEditNotificationSettings(ctx.actor), endpoints: mayManageEndpoints(ctx.actor) },
  };
}
