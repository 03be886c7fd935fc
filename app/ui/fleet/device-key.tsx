import { useEffect, useRef, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

/** The key of a new device, once. Selected, so that it can be copied without a script too. */
export function DeviceKey({ deviceKey, name }: { deviceKey: string; name: string }) {
  const { t } = useI18n();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    setCopied(false);
    if (deviceKey) {
      field.current?.select();
    }
  }, [deviceKey]);
  const copy = async () => {
    field.current?.select();
    await navigator.clipboard.writeText(deviceKey);
    setCopied(true);
  };
  return (
    <section className="notice notice-done" role="status">
      <Icon name="shield" />
      <div className="grow stack-s">
        <strong>{t("fleet.devices.keyTitle", { name })}</strong>
        <span>{t("fleet.devices.keyText")}</span>
        <span className="fleet-key">
          <input
            ref={field}
            className="input mono"
            value={deviceKey}
            readOnly
            aria-label={t("fleet.devices.key")}
            onFocus={(event) => event.currentTarget.select()}
          />
          <button type="button" className="btn" onClick={copy}>
            <Icon name={copied ? "check" : "list"} />
            {t(copied ? "fleet.devices.copied" : "fleet.devices.copy")}
          </button>
        </span>
      </div>
    </section>
  );
}
