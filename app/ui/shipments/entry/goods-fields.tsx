import { useId, useState } from "react";
import { densityOf } from "#app/domain/shipments/density.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import type { Values } from "./party-fields.tsx";

function Suggestions({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}

/** What it is, how much, and whether it will be priced by room or by weight. */
export function GoodsFields({ values, goods, packings }: { values: Values; goods: string[]; packings: string[] }) {
  const { t } = useI18n();
  const [weight, setWeight] = useState(values.weight ?? "");
  const [volume, setVolume] = useState(values.volume ?? "");
  const ids = { goods: useId(), packings: useId() };
  const density = densityOf(weight, volume);
  const label = (field: string) => t(`shipments.entry.fields.${field}`);
  const usual = t("shipments.entry.packings").split("|");
  return (
    <fieldset className="card entry-part entry-thirds">
      <legend>{t("shipments.entry.sections.goods")}</legend>
      <TextField
        name="goodsName"
        label={label("goodsName")}
        required
        defaultValue={values.goodsName}
        list={ids.goods}
        className="entry-two"
      />
      <TextField name="packing" label={label("packing")} defaultValue={values.packing} list={ids.packings} />
      <Suggestions id={ids.goods} values={goods} />
      <Suggestions id={ids.packings} values={[...new Set([...packings, ...usual])]} />
      <TextField
        name="pieces"
        label={label("pieces")}
        required
        inputMode="numeric"
        defaultValue={values.pieces}
        affix={t("common.unit.piece")}
      />
      <TextField
        name="weight"
        label={label("weight")}
        required
        inputMode="decimal"
        value={weight}
        onChange={(event) => setWeight(event.target.value)}
        affix={t("common.unit.kg")}
      />
      <TextField
        name="volume"
        label={label("volume")}
        inputMode="decimal"
        value={volume}
        onChange={(event) => setVolume(event.target.value)}
        affix={t("common.unit.m3")}
      />
      <p className="entry-place" aria-live="polite">
        {density ? (
          <Tag tone={density.light ? "waiting" : "planned"} icon="box">
            {t(`shipments.entry.density.${density.light ? "light" : "heavy"}`, { n: density.kgPerM3 })}
          </Tag>
        ) : null}
      </p>
    </fieldset>
  );
}
