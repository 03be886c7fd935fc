import { useFetcher } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useCase } from "./case-context.tsx";

interface Answer {
  ok: boolean;
  result?: { phone?: string };
}

/** The complainant's number, masked, with the button that shows it; who shows it is remembered. */
export function PhoneLine() {
  const { t } = useI18n();
  const { file, posted } = useCase();
  const fetcher = useFetcher<Answer>();
  const phone = fetcher.data?.result?.phone ?? (posted as Answer | undefined)?.result?.phone;
  if (phone) {
    return (
      <span className="row-wrap">
        <b className="mono">{phone}</b>
        <a className="btn btn-small" href={`tel:${phone.replace(/[\s-]/g, "")}`}>
          <Icon name="phone" />
          {t("complaints.case.call")}
        </a>
      </span>
    );
  }
  return (
    <fetcher.Form method="post" className="row-wrap">
      <span className="mono">{file.contactPhone}</span>
      {file.may.seePhone ? (
        <button className="btn btn-small" name="intent" value="reveal">
          <Icon name="eye" />
          {t("complaints.case.reveal")}
        </button>
      ) : null}
    </fetcher.Form>
  );
}
