import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import bwipjs from "bwip-js/node";
import { labelsOf, MOST_LABELS } from "#app/domain/shipments/label-queries.server.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import "#app/ui/shipments/labels.css";

const MOST_SHIPMENTS = 200;

const drawn = (svg: string) => `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;

/** `GET /shipments/labels?id=…`: a 100 × 150 mm label for each piece, to print from the browser. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const ids = new URL(args.request.url).searchParams.getAll("id").slice(0, MOST_SHIPMENTS);
    const { labels, cutOff } = await labelsOf(ctx, ids);
    const pictures = labels.map((label) => ({
      ...label,
      bars: drawn(bwipjs.toSVG({ bcid: "code128", text: label.barcode, height: 16, paddingwidth: 2 })),
      square: drawn(bwipjs.toSVG({ bcid: "qrcode", text: label.barcode })),
    }));
    return { labels: pictures, cutOff, most: MOST_LABELS };
  });
}

export default function Labels() {
  const { labels, cutOff, most } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <div className="page labels-page">
      <div className="page-head no-print">
        <h1>{t("shipments.labels.title")}</h1>
        {cutOff ? <span className="text-late">{t("shipments.labels.tooMany", { most })}</span> : null}
        <div className="actions">
          <button type="button" className="btn btn-primary" onClick={() => window.print()}>
            <Icon name="box" />
            {t("shipments.labels.print")}
          </button>
        </div>
      </div>
      {labels.length === 0 ? <Empty title={t("shipments.labels.none")} /> : null}
      {labels.map((label) => (
        <article key={label.barcode} className="label">
          <header>
            <strong>{t("common.product")}</strong>
            <span>{t("shipments.labels.piece", { piece: label.piece, total: label.pieces })}</span>
          </header>
          <div className="label-way">
            <span>{label.from}</span>
            <b>{label.to}</b>
          </div>
          <p className="label-name">
            {label.consigneeName} <span>{label.phone}</span>
          </p>
          <p>{label.goodsName}</p>
          <div className="label-codes">
            <img src={label.square} alt="" width={110} height={110} />
            <span className="label-count">{`${label.piece}/${label.pieces}`}</span>
          </div>
          <img className="label-bars" src={label.bars} alt={label.barcode} />
          <p className="mono label-no">{label.barcode}</p>
        </article>
      ))}
    </div>
  );
}
