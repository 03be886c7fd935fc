import { normalizePhone } from "#app/domain/customers/phone.server.ts";
import type { PeopleChannel } from "#app/domain/notifications/channels.ts";
import { PEOPLE_CHANNELS } from "#app/domain/notifications/channels.ts";
import type { MessageLocale } from "#app/domain/notifications/notice-texts.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { superiorLevel } from "../alert.ts";

/** Somebody who is to be told, and how he can be. */
export interface Recipient {
  /** user id, or id of an escalation contact */
  personId: string;
  name: string;
  /** the part in which he is told: owner, a role, superior_1 … */
  role: string;
  locale: MessageLocale;
  addresses: Partial<Record<PeopleChannel, string>>;
  skipped: { channel: PeopleChannel; reason: "no_address" | "not_a_mobile" }[];
}

interface Ways {
  phone: string | null;
  email: string | null;
  wechatOpenId: string | null;
}

const MAINLAND = /^\+861\d{10}$/;

function mobileOf(phone: string | null): string | null {
  const read = phone ? normalizePhone(phone) : null;
  return read?.ok && MAINLAND.test(read.value) ? read.value : null;
}

/** Every way a person has, and why the others cannot be used. */
export function waysTo(person: Ways): Pick<Recipient, "addresses" | "skipped"> {
  const found = { email: person.email, sms: mobileOf(person.phone), wechat: person.wechatOpenId };
  const addresses: Recipient["addresses"] = {};
  const skipped: Recipient["skipped"] = [];
  for (const channel of PEOPLE_CHANNELS) {
    const address = found[channel];
    if (address) {
      addresses[channel] = address;
    } else {
      skipped.push({ channel, reason: channel === "sms" && person.phone ? "not_a_mobile" : "no_address" });
    }
  }
  return { addresses, skipped };
}

type UserRow = Ways & { id: string; displayName: string; locale: string };

const asRecipient = (role: string) => (user: UserRow) => ({
  personId: user.id,
  name: user.displayName,
  role,
  locale: user.locale === "en" ? ("en" as const) : ("zh-CN" as const),
  ...waysTo(user),
});

async function users(db: DbOrTx, where: { id: string } | { role: string }, role: string): Promise<Recipient[]> {
  const select = { id: true, displayName: true, locale: true, phone: true, email: true, wechatOpenId: true } as const;
  const rows = await db.user.findMany({ where: { ...where, active: true }, select, orderBy: { id: "asc" } });
  return rows.map(asRecipient(role));
}

/** A case that nobody has, or whose owner has left, is the service desk's; without one, the manager's. */
async function owners(db: DbOrTx, ownerId: string | null): Promise<Recipient[]> {
  const owner = ownerId ? await users(db, { id: ownerId }, "owner") : [];
  const desk = owner.length > 0 ? owner : await users(db, { role: "service_agent" }, "service_agent");
  return desk.length > 0 ? desk : users(db, { role: "manager" }, "manager");
}

/** Those at a height above the manager; where nobody stands there, the next above. */
async function superiors(db: DbOrTx, level: number): Promise<Recipient[]> {
  const rows = await db.escalationContact.findMany({
    where: { active: true, level: { gte: level } },
    orderBy: [{ level: "asc" }, { id: "asc" }],
  });
  return rows
    .filter((row) => row.level === rows[0]?.level)
    .map((row) => ({
      personId: row.id,
      name: row.name,
      role: `superior_${row.level}`,
      locale: "zh-CN" as const,
      ...waysTo(row),
    }));
}

/** The people behind the roles of an alert, each once, in the first part that is named. */
export async function findRecipients(
  db: DbOrTx,
  roles: readonly string[],
  ownerId: string | null,
): Promise<Recipient[]> {
  const found = new Map<string, Recipient>();
  for (const role of roles) {
    const level = superiorLevel(role);
    const people =
      role === "owner"
        ? await owners(db, ownerId)
        : level !== null
          ? await superiors(db, level)
          : await users(db, { role }, role);
    for (const person of people.filter(({ personId }) => !found.has(personId))) {
      found.set(person.personId, person);
    }
  }
  return [...found.values()];
}
