import type { LoaderFunctionArgs } from "@remix-run/node";
import { allXinjiangPlaces } from "#app/domain/places/place-directory.server.ts";
import { answerApi } from "#app/http/answer.server.ts";
import { publicCtx } from "#app/http/context.server.ts";

/**
 * `GET /map/places?locale=`: names and centres (WGS-84) of Xinjiang's prefectures, counties and corps cities, for the map.
 * Open to everybody: geography is no secret.
 */
export function loader(args: LoaderFunctionArgs) {
  return answerApi(async () => {
    const asked = new URL(args.request.url).searchParams.get("locale");
    const english = (asked ?? (await publicCtx(args)).locale) === "en";
    const places = allXinjiangPlaces().map(({ short, en, level, lat, lng }) => [english ? en : short, level, lat, lng]);
    return Response.json(places, { headers: { "Cache-Control": "private, max-age=86400" } });
  });
}
