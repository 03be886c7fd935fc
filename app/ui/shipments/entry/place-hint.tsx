import type { LookedUpEnd } from "#app/domain/shipments/place-lookup.ts";
import { effectiveDirection } from "#app/domain/shipments/promise-preview.ts";
import type { Direction } from "#app/domain/shipments/shipment-words.ts";
import { useI18n } from "#app/i18n/react.tsx";
import type { Translate } from "#app/i18n/translate.ts";
import { Icon } from "#app/ui/kit/icon.tsx";

interface Props {
  end: LookedUpEnd | null;
  direction: Direction;
  role: "origin" | "dest";
}

interface Said {
  tone: "done" | "warning" | "muted";
  text: string;
}

function problemText(end: LookedUpEnd & { ok: false }, role: Props["role"], t: Translate): Said {
  const place = end.place ?? "";
  switch (end.code) {
    case "ambiguous_place":
      return { tone: "warning", text: t("shipments.entry.place.ambiguous") };
    case "place_mismatch":
      return { tone: "warning", text: t("shipments.entry.place.mismatch", { place }) };
    case "unknown_place":
      return role === "dest"
        ? { tone: "warning", text: t("shipments.entry.place.unknown") }
        : { tone: "muted", text: t("shipments.entry.place.unknownOrigin") };
  }
}

/** Why a recognised destination does not fit the direction, or what it makes of it; null when there is nothing to say. */
function directionText(end: LookedUpEnd & { ok: true }, direction: Direction, t: Translate): Said | null {
  const place = end.label;
  if (direction === "outbound") {
    return end.region === "inland" ? null : { tone: "warning", text: t("shipments.entry.place.notInland", { place }) };
  }
  if (end.region === "inland") {
    return { tone: "warning", text: t("shipments.entry.place.notInXinjiang", { place }) };
  }
  const becomes = effectiveDirection(direction, end);
  return becomes === direction ? null : { tone: "muted", text: t(`shipments.entry.place.becomes.${becomes}`) };
}

/** The line under an address: the county it was read as with its code, or that it is unknown. */
export function PlaceHint({ end, direction, role }: Props) {
  const { t } = useI18n();
  if (!end) {
    return <p className="entry-place" aria-live="polite" />;
  }
  const key = end.ok && !end.precise && end.region !== "inland" ? "seat" : "found";
  const found: Said | null = end.ok
    ? { tone: "done", text: t(`shipments.entry.place.${key}`, { place: `${end.label} ${end.code}` }) }
    : problemText(end, role, t);
  const also = end.ok && role === "dest" ? directionText(end, direction, t) : null;
  return (
    <p className="entry-place" aria-live="polite">
      {[found, also].map((said) =>
        said ? (
          <span key={said.text} className={`entry-place-${said.tone}`}>
            <Icon name={said.tone === "warning" ? "warning" : "pin"} size={13} />
            {said.text}
          </span>
        ) : null,
      )}
    </p>
  );
}
