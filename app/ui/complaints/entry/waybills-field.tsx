import { Link, useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { ComplaintLine } from "#app/domain/complaints/complaint-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { StatusTag } from "../complaint-tags.tsx";

const WAIT_MS = 300;

/** What is known of the numbers that were typed. */
export interface CheckedNumbers {
  found: {
    asked: string;
    waybillNo: string | null;
    about: string;
    complaints: ComplaintLine[];
  }[];
}

/** The goods by number: each is looked up while one types; open complaints about it are shown at once. */
export function WaybillsField({ initial }: { initial: string }) {
  const { t } = useI18n();
  const [text, setText] = useState(initial);
  const { load, data, state } = useFetcher<CheckedNumbers>();
  const blank = text.trim() === "";
  useEffect(() => {
    if (blank) {
      return;
    }
    const timer = setTimeout(() => load(`/complaints/check?numbers=${encodeURIComponent(text.trim())}`), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text, blank, load]);
  const found = blank ? [] : (data?.found ?? []);
  return (
    <>
      <TextField
        name="waybillNos"
        label={t("complaints.queue.entry.waybills")}
        placeholder={t("complaints.queue.entry.waybillsHint")}
        value={text}
        onChange={(event) => setText(event.target.value)}
        autoComplete="off"
        className="cmp-all"
      />
      <ul className="cmp-checked cmp-all" aria-live="polite">
        {state !== "idle" && found.length === 0 && !blank ? (
          <li className="muted">{t("complaints.queue.entry.checking")}</li>
        ) : null}
        {found.map((one) => (
          <Checked key={one.asked} one={one} />
        ))}
      </ul>
    </>
  );
}

function Checked({ one }: { one: CheckedNumbers["found"][number] }) {
  const { t } = useI18n();
  const { asked, waybillNo, about, complaints } = one;
  if (!waybillNo) {
    return (
      <li className="text-exception">
        <Icon name="warning" /> {t("complaints.queue.entry.noShipment", { no: asked })}
      </li>
    );
  }
  return (
    <li>
      <span className="row-wrap">
        <Icon name="check" />
        <span className="mono">{waybillNo}</span>
        <span>{about}</span>
      </span>
      {complaints.length > 0 ? (
        <span className="cmp-known">
          <span className="text-late">{t("complaints.queue.entry.open")}</span>
          {complaints.map((complaint) => (
            <span key={complaint.id} className="row-wrap">
              <Link to={`/complaints/${complaint.complaintNo}`} className="mono" target="_blank">
                {complaint.complaintNo}
              </Link>
              <StatusTag status={complaint.status} />
              <span className="muted truncate">{complaint.excerpt}</span>
            </span>
          ))}
        </span>
      ) : null}
    </li>
  );
}
