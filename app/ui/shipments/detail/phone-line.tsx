import { useActionData, useFetcher } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useDetail } from "./detail-context.tsx";

interface Answer {
  ok: boolean;
  result?: { phone?: { which: string; text: string } };
}

/** A masked number with the button that shows it; who shows it is remembered. */
export function PhoneLine({ which, masked }: { which: "consignee" | "shipper"; masked: string | null }) {
  const { t } = useI18n();
  const { shipment, may } = useDetail();
  const fetcher = useFetcher<Answer>();
  const posted = useActionData<Answer>();
  const answers = [fetcher.data, posted].map((answer) => answer?.result?.phone);
  const phone = answers.find((answer) => answer?.which === which)?.text;
  if (masked === null) {
    return <span className="muted">{t("shipments.detail.none")}</span>;
  }
  if (phone) {
    return (
      <span className="row-wrap">
        <b className="mono">{phone}</b>
        <a className="btn btn-small" href={`tel:${phone.replace(/[\s-]/g, "")}`}>
          <Icon name="phone" />
          {t("shipments.detail.call")}
        </a>
      </span>
    );
  }
  return (
    <fetcher.Form method="post" className="row-wrap">
      <span className="mono">{masked}</span>
      {may.seePhone ? (
        <>
          <input type="hidden" name="id" value={shipment.id} />
          <input type="hidden" name="which" value={which} />
          <button className="btn btn-small" name="intent" value="reveal">
            <Icon name="eye" />
            {t("shipments.detail.reveal")}
          </button>
        </>
      ) : null}
    </fetcher.Form>
  );
}
