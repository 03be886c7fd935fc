import type { LoaderFunctionArgs } from "@remix-run/node";
import { allXinjiangPlaces } from "#app/domain/places/place-directory.server.ts";
import { answerApi } from "#app/http/answer.server.ts";
import { publicCtx } from "#app/http/context.server.ts";

/** `GET /map/places`: names and centres (WGS-84) of Xinjiang's prefectures, counties and corps cities, for the map. */
export function loader(args: LoaderFunctionArgs) {
  return answerApi(async () => {
    const { locale } = await publicCtx(args);
    const places = allXinjiangPlaces().map(({ short, en, level, lat, lng }) => [locale === "en" ? en : short, level, lat, lng]);
    return Response.json(places, { headers: { "Cache-Control": "private, max-age=86400", Vary: "Cookie, Accept-Language" } });
  });
}
