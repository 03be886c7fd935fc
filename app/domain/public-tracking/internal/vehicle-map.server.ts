import { allXinjiangPlaces } from "#app/domain/places/place-directory.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { type SchematicMap, schematicMap } from "../schematic-map.ts";
import type { DeliveryUnderWay } from "./delivery-under-way.server.ts";

/** Drawing units; the page scales them to its width. */
const WIDTH = 480;
const HEIGHT = 300;

/** The drawing of a delivery on its way; null when either end of it is unknown. */
export function vehicleMap(ctx: Ctx, { position, destination }: DeliveryUnderWay): SchematicMap | null {
  if (!position || !destination) {
    return null;
  }
  const places = allXinjiangPlaces()
    .filter((place) => place.level !== "prefecture")
    .map(({ lat, lng, short, en }) => ({ lat, lng, name: ctx.locale === "en" ? en : short }));
  return schematicMap({ vehicle: position, destination, places, width: WIDTH, height: HEIGHT });
}
