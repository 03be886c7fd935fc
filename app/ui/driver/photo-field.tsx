import { type ChangeEvent, useEffect, useId, useMemo, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { shrinkPhoto } from "./shrink-photo.ts";

export const MOST_PHOTOS = 6;

function Preview({ photo, n, onDrop }: { photo: Blob; n: number; onDrop: () => void }) {
  const { t } = useI18n();
  const url = useMemo(() => URL.createObjectURL(photo), [photo]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <li>
      <img src={url} alt={t("driver.photo.nth", { n })} />
      <button type="button" className="btn btn-icon" onClick={onDrop}>
        <Icon name="close" label={t("driver.photo.drop", { n })} />
      </button>
    </li>
  );
}

/**
 * Photos from the camera, made small before they are kept. Without a script it is a plain file field of the form, named
 * `photo`.
 */
export function PhotoField(props: {
  enhanced: boolean;
  photos: Blob[];
  onChange: (photos: Blob[]) => void;
  required?: boolean;
}) {
  const { enhanced, photos, onChange, required } = props;
  const { t } = useI18n();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = "";
    setBusy(true);
    const small = await Promise.all(files.map(shrinkPhoto));
    setBusy(false);
    onChange([...photos, ...small].slice(0, MOST_PHOTOS));
  };
  return (
    <div className="field">
      <label htmlFor={id}>{t(required ? "driver.photo.required" : "driver.photo.optional")}</label>
      {enhanced ? (
        <>
          <ul className="driver-photos">
            {photos.map((photo, index) => (
              <Preview
                // the order of photos changes only by dropping one
                key={`${photo.size}-${index}`}
                photo={photo}
                n={index + 1}
                onDrop={() => onChange(photos.filter((other) => other !== photo))}
              />
            ))}
          </ul>
          <span className="driver-camera">
            <input
              id={id}
              type="file"
              accept="image/*"
              capture="environment"
              disabled={busy || photos.length >= MOST_PHOTOS}
              onChange={(event) => void take(event)}
            />
            <span className="btn" aria-hidden>
              <Icon name="plus" />
              {t(photos.length === 0 ? "driver.photo.take" : "driver.photo.another")}
            </span>
          </span>
        </>
      ) : (
        <input id={id} name="photo" type="file" accept="image/*" capture="environment" />
      )}
    </div>
  );
}
