import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import {
  Link,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
  useSearchParams,
} from "@remix-run/react";
import { complaintsOfShipment } from "#app/domain/complaints/complaint-file.server.ts";
import { mayRegisterComplaint } from "#app/domain/complaints/policy.ts";
import { findByAnyNumber, loadShipmentDetail } from "#app/domain/shipments/shipment-detail.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { mapTiles } from "#app/http/map-tiles.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { isRefusal, RefusalBanner } from "#app/ui/kit/form.tsx";
import { useLive } from "#app/ui/kit/live.ts";
import { type DetailData, DetailProvider } from "#app/ui/shipments/detail/detail-context.tsx";
import { DetailHead } from "#app/ui/shipments/detail/detail-head.tsx";
import { FactsPane } from "#app/ui/shipments/detail/facts-pane.tsx";
import { GoodsPane } from "#app/ui/shipments/detail/goods-pane.tsx";
import { TimelinePane } from "#app/ui/shipments/detail/timeline-pane.tsx";
import { runDetailAct } from "./detail-actions.server.ts";
import "#app/ui/shipments/detail/shipment-detail.css";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const asked = args.params.waybillNo ?? "";
    const url = new URL(args.request.url);
    const numbers = await findByAnyNumber(ctx, asked);
    const [number] = numbers;
    if (numbers.length === 1 && number && number !== asked) {
      throw redirect(`/shipments/${number}${url.search}`);
    }
    const detail = numbers.length === 1 && number ? await loadShipmentDetail(ctx, number) : null;
    if (!detail) {
      return data({ asked, numbers, found: null }, { status: numbers.length > 1 ? 300 : 404 });
    }
    const complaints = await complaintsOfShipment(ctx, detail.shipment.id);
    const may = { ...detail.may, complain: mayRegisterComplaint(ctx.actor) };
    const found: DetailData = { ...detail, may, complaints, now: ctx.now, origin: url.origin, tiles: mapTiles() };
    return data({ asked, numbers, found }, { status: 200 });
  });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    return runDetailAct(ctx, await readForm(args.request));
  });
}

/** Which pane or kind is shown is decided in the browser. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formAction,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  const sameShipment = currentUrl.pathname === nextUrl.pathname && formAction === undefined;
  return sameShipment && currentUrl.search !== nextUrl.search ? false : defaultShouldRevalidate;
}

const PANES = ["facts", "timeline", "goods"] as const;

function NotFound({ asked, numbers }: { asked: string; numbers: string[] }) {
  const { t } = useI18n();
  return (
    <div className="page">
      <Empty
        title={t(numbers.length > 1 ? "shipments.detail.severalFound" : "shipments.detail.notFound", { no: asked })}
      >
        {numbers.length > 1 ? null : <span>{t("shipments.detail.notFoundHint")}</span>}
        {numbers.map((number) => (
          <Link key={number} className="mono" to={`/shipments/${number}`}>
            {number}
          </Link>
        ))}
        <Link className="btn" to="/shipments">
          {t("shipments.detail.back")}
        </Link>
      </Empty>
    </div>
  );
}

function Found({ found }: { found: DetailData }) {
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  const [params] = useSearchParams();
  const pane = PANES.find((known) => known === params.get("pane")) ?? "timeline";
  const { shipment, complaints } = found;
  const own = new Set([shipment.id, ...complaints.map((complaint) => complaint.id)]);
  useLive((event) => own.has(event.entityId) || event.event === "complaint.registered");
  return (
    <DetailProvider value={found}>
      <div className="page detail-page">
        <DetailHead />
        {isRefusal(reply) ? <RefusalBanner refusal={reply} /> : null}
        <nav className="tabs detail-tabs">
          {PANES.map((one) => (
            <Link key={one} to={`?pane=${one}`} preventScrollReset aria-current={pane === one ? "page" : undefined}>
              {t(`shipments.detail.panes.${one}`)}
            </Link>
          ))}
        </nav>
        <div className="detail-panes" data-pane={pane}>
          <FactsPane />
          <TimelinePane />
          <GoodsPane />
        </div>
      </div>
    </DetailProvider>
  );
}

export default function Shipment() {
  const { asked, numbers, found } = useLoaderData<typeof loader>();
  return found ? <Found key={found.shipment.id} found={found} /> : <NotFound asked={asked} numbers={numbers} />;
}
