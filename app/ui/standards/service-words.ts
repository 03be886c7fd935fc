import type { AlertLevel, AlertRole } from "#app/domain/clocks/clock.ts";
import type { ServiceStandard } from "#app/domain/standards/service-standard.ts";
import type { Formats } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { amountOf, offsetOf } from "./service-draft.ts";

/** "2 小时", "95 %", "10,000 元". */
export function amountWords(t: Translate, f: Formats, standard: Pick<ServiceStandard, "unit" | "amount">): string {
  const { value, unit } = amountOf(standard.unit, standard.amount);
  return t("standards.service.amount", { n: f.number(value), unit: t(`standards.service.units.${unit}`) });
}

const ownNames: readonly string[] = ["owner", "superior_1", "superior_2", "superior_3"];

export function roleWords(t: Translate, role: AlertRole): string {
  return t(ownNames.includes(role) ? `standards.service.level.roles.${role}` : `identity.roles.${role}`);
}

/** When an alert comes, seen from the due time. */
function whenWords(t: Translate, f: Formats, offsetMs: number): string {
  if (offsetMs === 0) {
    return t("standards.service.level.at");
  }
  const { value, unit } = offsetOf(offsetMs);
  const time = t("standards.service.amount", { n: f.number(value), unit: t(`standards.service.units.${unit}`) });
  return t(`standards.service.level.${offsetMs < 0 ? "before" : "after"}`, { time });
}

/** "到期前 30 分钟,通知负责人". */
export function levelWords(t: Translate, f: Formats, level: AlertLevel): string {
  return t("standards.service.level.line", {
    when: whenWords(t, f, level.offsetMs),
    act: t(`standards.service.level.acts.${level.act}`),
    roles: level.roles.map((role) => roleWords(t, role)).join(t("standards.service.level.comma")),
  });
}

/** In which time a target is reckoned; null for one that is no time. */
export function clockWords(
  t: Translate,
  standard: Pick<ServiceStandard, "measure" | "unit" | "calendarId">,
  calendarName: (id: string) => string,
): string | null {
  if (standard.measure !== "duration") {
    return null;
  }
  if (standard.unit === "calendar_days") {
    return t("standards.service.calendarDays");
  }
  return standard.calendarId === null
    ? t("standards.service.wallClock")
    : t("standards.service.inCalendar", { name: calendarName(standard.calendarId) });
}
