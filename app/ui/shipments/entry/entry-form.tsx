import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { EntryData } from "#app/domain/shipments/entry-data.ts";
import type { LookedUpEnd } from "#app/domain/shipments/place-lookup.ts";
import { previewPromise } from "#app/domain/shipments/promise-preview.ts";
import { type Direction, isArrival } from "#app/domain/shipments/shipment-words.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, isRefusal } from "#app/ui/kit/form.tsx";
import { onFormKey } from "./form-keys.ts";
import { GoodsFields } from "./goods-fields.tsx";
import { PartyFields, type Values } from "./party-fields.tsx";
import { PromiseLine } from "./promise-line.tsx";
import { TermsFields } from "./terms-fields.tsx";

/** What was typed, when the page comes back with a refusal and no JavaScript kept it. */
function echoed(answer: unknown): Values | null {
  return isRefusal(answer) ? ((answer.data as { values?: Values } | undefined)?.values ?? null) : null;
}

function DirectionChoice(props: { allowed: Direction[]; value: Direction; onChange: (direction: Direction) => void }) {
  const { t } = useI18n();
  return (
    <div className="entry-directions" role="radiogroup">
      {props.allowed.map((direction) => (
        <label key={direction} title={t(`shipments.entry.directions.${direction}`)}>
          <input
            type="radio"
            name="direction"
            value={direction}
            checked={props.value === direction}
            onChange={() => props.onChange(direction)}
          />
          {t(`common.direction.${direction}`)}
          <span className="muted">{t(`shipments.entry.directions.${direction}`)}</span>
        </label>
      ))}
    </div>
  );
}

function usePromise(form: EntryData, direction: Direction, dest: LookedUpEnd | null, shippedOn: string) {
  const standards = useMemo(
    () => form.standards.map((one) => ({ ...one, effectiveFrom: new Date(one.effectiveFrom) })),
    [form.standards],
  );
  return dest?.ok ? previewPromise({ direction, dest, shippedOn, now: new Date(form.now), standards }) : undefined;
}

/** The entry of a shipment: one page, filled from the keyboard. Works without JavaScript, only more slowly. */
export function EntryForm({ form, answer, keeps }: { form: EntryData; answer: unknown; keeps: boolean }) {
  const { t } = useI18n();
  const busy = useNavigation().formMethod === "POST";
  const values: Values = echoed(answer) ?? form.kept;
  const [direction, setDirection] = useState<Direction>((values.direction as Direction | undefined) ?? form.direction);
  const [dest, setDest] = useState<LookedUpEnd | null>(null);
  const [shippedOn, setShippedOn] = useState(values.shippedOn ?? "");
  const [deliveryMode, setDeliveryMode] = useState(values.deliveryMode ?? "delivery");
  const ref = useRef<HTMLFormElement>(null);
  const preview = usePromise(form, direction, dest, shippedOn);
  const arrival = isArrival(direction);
  useEffect(() => {
    if (isRefusal(answer)) {
      ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }
  }, [answer]);
  return (
    <Form
      method="post"
      className="entry"
      ref={ref}
      noValidate
      onKeyDown={onFormKey}
      aria-label={t("shipments.entry.title")}
    >
      <input type="hidden" name="formKey" value={form.formKey} />
      <DirectionChoice allowed={form.allowed} value={direction} onChange={setDirection} />
      <FormProblems answer={answer}>
        <div className="entry-columns">
          <PartyFields
            party="shipper"
            direction={direction}
            values={values}
            required={{ name: !arrival, phone: !arrival, place: arrival, address: !arrival }}
            autoFocus={!keeps}
          />
          <PartyFields
            party="consignee"
            direction={direction}
            values={values}
            required={{ name: true, phone: arrival, place: false, address: arrival && deliveryMode === "delivery" }}
            onEnd={setDest}
            autoFocus={keeps}
          />
          <GoodsFields values={values} goods={form.goods} packings={form.packings} />
          <TermsFields
            direction={direction}
            values={values}
            stations={form.stations}
            today={form.today}
            deliveryMode={deliveryMode}
            onDeliveryMode={setDeliveryMode}
            onShippedOn={setShippedOn}
          />
        </div>
      </FormProblems>
      <div className="entry-bar">
        <PromiseLine preview={preview} arrival={arrival} />
        <button type="submit" className="btn btn-primary" name="after" value="stay" disabled={busy}>
          {t(busy ? "shipments.entry.saving" : "shipments.entry.save")}
        </button>
        <button
          type="submit"
          className="btn"
          name="after"
          value="next"
          disabled={busy}
          title={t("shipments.entry.keepsSender")}
        >
          {t("shipments.entry.saveNext")}
        </button>
      </div>
    </Form>
  );
}
