import { useEffect, useState } from "react";
import { needsReason } from "#app/domain/tracking/desk-events.ts";
import { type EventCode, eventDefinition } from "#app/domain/tracking/event-codes.ts";
import { EXCEPTION_CODES, EXCEPTIONS, PARTIES } from "#app/domain/tracking/exception-codes.ts";
import { wallClock } from "#app/domain/tracking/wall-clock.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { SelectField, TextField } from "#app/ui/kit/form.tsx";

interface Props {
  codes: readonly EventCode[];
  initial?: EventCode;
  /** the instant of the page; the field then follows the clock until it is touched */
  now: Date;
  /** of the one shipment it is about; absent when there are several */
  totalPieces?: number;
  /** in a dialog that was opened to choose it */
  focus?: boolean;
  onCode?: (code: EventCode) => void;
}

/** Exception codes by who has to answer for them. */
function ReasonField({ required }: { required: boolean }) {
  const { t } = useI18n();
  return (
    <label className="field">
      <span className="label">
        {t("shipments.events.reason")}
        {required ? <span className="required"> *</span> : null}
      </span>
      <select className="select" name="reason" required={required} defaultValue="">
        <option value="">{required ? "" : t("shipments.events.noReason")}</option>
        {PARTIES.map((party) => (
          <optgroup key={party} label={t(`tracking.parties.${party}`)}>
            {EXCEPTION_CODES.filter((code) => EXCEPTIONS[code].party === party).map((code) => (
              <option key={code} value={code}>
                {t(`tracking.exceptions.${code}`)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

/** The fields of an event: which, when, where, which pieces, why. The same on one shipment, on many and by scan. */
export function EventFields({ codes, initial, now, totalPieces, focus, onCode }: Props) {
  const { t, f } = useI18n();
  const [code, setCode] = useState<EventCode>(initial && codes.includes(initial) ? initial : (codes[0] as EventCode));
  const [at, setAt] = useState(wallClock(now, f.timeZone));
  const [touched, setTouched] = useState(false);
  // with script, an untouched time is not sent: then it is the instant of the recording, to the second
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  useEffect(() => {
    if (touched) {
      return;
    }
    const follow = () => setAt(wallClock(new Date(), f.timeZone));
    follow();
    const timer = setInterval(follow, 15_000);
    return () => clearInterval(timer);
  }, [touched, f.timeZone]);
  const definition = eventDefinition(code);
  const mayHaveReason = definition.opensException !== null || needsReason(code) || code === "NOTE";
  return (
    <>
      <SelectField
        name="code"
        label={t("shipments.events.code")}
        required
        autoFocus={focus}
        value={code}
        onChange={(event) => {
          const next = event.target.value as EventCode;
          setCode(next);
          onCode?.(next);
        }}
        choices={codes.map((value) => ({ value, label: t(`tracking.events.${value}`) }))}
      />
      <TextField
        name={live && !touched ? "" : "occurredAt"}
        type="datetime-local"
        label={t("shipments.events.occurredAt")}
        hint={t("shipments.events.occurredAtHint", { zone: t(`shipments.events.zones.${f.timeZone}`) })}
        value={at}
        onChange={(event) => {
          setTouched(true);
          setAt(event.target.value);
        }}
      />
      <TextField
        name="placeText"
        label={t("shipments.events.place")}
        placeholder={t("shipments.events.placeHint")}
        maxLength={80}
        autoComplete="off"
      />
      {totalPieces !== undefined && totalPieces > 1 && definition.affectsPieces ? (
        <TextField
          name="pieces"
          label={t("shipments.events.pieces")}
          placeholder={t("shipments.events.piecesHint", { total: totalPieces })}
          maxLength={200}
          autoComplete="off"
        />
      ) : null}
      {mayHaveReason ? <ReasonField required={needsReason(code)} /> : null}
      <TextField name="note" label={t("shipments.events.note")} maxLength={500} autoComplete="off" />
    </>
  );
}
