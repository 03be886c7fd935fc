import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { DueText } from "#app/ui/shipments/list/list-cells.tsx";
import { MilestoneTag } from "#app/ui/tracking/milestone-tag.tsx";
import { ActForm } from "./act-form.tsx";
import { useDetail } from "./detail-context.tsx";

/** Number, status and what is due, with the acts that concern the whole shipment. */
export function DetailHead() {
  const { t } = useI18n();
  const { shipment, stages, status, may, now } = useDetail();
  const { stage, stageDueAt } = shipment;
  const late = stages.some((line) => line.stage === stage && line.late);
  return (
    <div className="page-head">
      <Link className="btn btn-quiet btn-icon" to="/shipments" title={t("shipments.detail.back")}>
        <Icon name="back" label={t("shipments.detail.back")} />
      </Link>
      <h1 className="mono detail-no">{shipment.waybillNo}</h1>
      <span>{t(`common.direction.${shipment.direction}`)}</span>
      <MilestoneTag {...shipment} />
      {status.holdActive ? <Tag tone="waiting">{t("tracking.hold")}</Tag> : null}
      {shipment.blocksDispatch && shipment.open ? (
        <Tag tone="exception">{t("shipments.list.blocksDispatch")}</Tag>
      ) : null}
      {shipment.blocksDelivery && shipment.open ? (
        <Tag tone="exception">{t("shipments.list.blocksDelivery")}</Tag>
      ) : null}
      {stage && stageDueAt ? <DueText stage={stage} dueAt={stageDueAt} late={late} now={now} withTime /> : null}
      <div className="actions">
        <a className="btn btn-small" href={`/shipments/labels?id=${shipment.id}`} target="_blank" rel="noreferrer">
          <Icon name="box" />
          {t("shipments.detail.labels")}
        </a>
        {may.cancel && shipment.open ? (
          <ActForm intent="cancel" label={t("shipments.detail.cancel")} submit={t("shipments.detail.cancel")} danger>
            <TextField name="note" label={t("shipments.detail.cancelNote")} required maxLength={200} />
          </ActForm>
        ) : null}
      </div>
    </div>
  );
}
