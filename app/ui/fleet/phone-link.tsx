import { displayPhone } from "#app/domain/customers/phone.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

/** A member of staff's number, to be dialled at a click. */
export function PhoneLink({ phone, name }: { phone: string; name: string }) {
  const { t } = useI18n();
  return (
    <a className="fleet-phone" href={`tel:${phone}`} title={t("fleet.call", { name })}>
      <Icon name="phone" size={14} />
      {displayPhone(phone)}
    </a>
  );
}
