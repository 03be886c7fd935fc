import { useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { ActForm } from "./act-form.tsx";
import { useDetail } from "./detail-context.tsx";

/** The customer's link, to give away, and to take back. */
export function LinkCard() {
  const { t } = useI18n();
  const { shipment, origin, may } = useDetail();
  const [copied, setCopied] = useState(false);
  const url = `${origin}/t/${shipment.trackingToken}`;
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("shipments.detail.link")}</h2>
      </div>
      <div className="card-body stack-s">
        <input
          className="input mono"
          readOnly
          value={url}
          aria-label={t("shipments.detail.link")}
          onFocus={(event) => event.target.select()}
        />
        <div className="row-wrap">
          <button type="button" className="btn btn-small" onClick={copy}>
            <Icon name={copied ? "check" : "list"} />
            {t(copied ? "shipments.detail.copied" : "shipments.detail.copy")}
          </button>
          <a className="btn btn-small" href={url} target="_blank" rel="noreferrer">
            {t("shipments.detail.openLink")}
          </a>
          {may.revokeLink ? (
            <ActForm intent="revoke" label={t("shipments.detail.revoke")} submit={t("shipments.detail.revoke")} danger>
              <p className="muted">{t("shipments.detail.revokeHint")}</p>
            </ActForm>
          ) : null}
        </div>
      </div>
    </section>
  );
}
