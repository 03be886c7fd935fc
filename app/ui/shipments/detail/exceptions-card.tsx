import { EXCEPTION_CODES, EXCEPTIONS, PARTIES } from "#app/domain/tracking/exception-codes.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { ActForm } from "./act-form.tsx";
import { type DetailData, useDetail } from "./detail-context.tsx";

function ReportAct() {
  const { t } = useI18n();
  const { shipment } = useDetail();
  return (
    <ActForm
      intent="openException"
      label={t("shipments.detail.exceptions.open")}
      icon="warning"
      submit={t("shipments.detail.exceptions.save")}
    >
      <label className="field">
        <span className="label">{t("shipments.detail.exceptions.code")}</span>
        <select className="select" name="code" required defaultValue="">
          <option value="" />
          {PARTIES.map((party) => (
            <optgroup key={party} label={t(`tracking.parties.${party}`)}>
              {EXCEPTION_CODES.filter((code) => EXCEPTIONS[code].party === party).map((code) => (
                <option key={code} value={code}>
                  {t(`tracking.exceptions.${code}`)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      {shipment.pieces > 1 ? (
        <TextField
          name="pieces"
          label={t("shipments.events.pieces")}
          placeholder={t("shipments.events.piecesHint", { total: shipment.pieces })}
        />
      ) : null}
      <TextField name="note" label={t("shipments.events.note")} maxLength={500} />
    </ActForm>
  );
}

function OpenException({ exception }: { exception: DetailData["exceptions"][number] }) {
  const { t, f } = useI18n();
  const { may, now } = useDetail();
  const hidden = { id: exception.id, version: exception.version };
  return (
    <li className="detail-exception">
      <Tag tone="exception">{t(`tracking.exceptions.${exception.code}`)}</Tag>
      <span>{t(`tracking.exceptionStates.${exception.status}`)}</span>
      <span className="muted">
        {t("shipments.detail.exceptions.since", { time: f.duration(now.getTime() - exception.openedAt.getTime()) })}
      </span>
      {exception.handlerName ? (
        <span>{t("shipments.detail.exceptions.handler", { name: exception.handlerName })}</span>
      ) : null}
      {exception.pieces ? <span>{t("tracking.somePieces", { pieces: exception.pieces })}</span> : null}
      {exception.blocksDispatch ? <span className="text-exception">{t("tracking.flags.blocksDispatch")}</span> : null}
      {exception.blocksDelivery ? <span className="text-exception">{t("tracking.flags.blocksDelivery")}</span> : null}
      {exception.note ? <span>{exception.note}</span> : null}
      {may.handle ? (
        <span className="row">
          {exception.status === "open" ? (
            <ActForm intent="takeException" submit={t("shipments.detail.exceptions.take")} hidden={hidden} />
          ) : null}
          <ActForm
            intent="closeException"
            label={t("shipments.detail.exceptions.close")}
            submit={t("shipments.detail.exceptions.close")}
            hidden={hidden}
          >
            <TextField name="resolution" label={t("shipments.detail.exceptions.resolution")} required maxLength={500} />
          </ActForm>
        </span>
      ) : null}
    </li>
  );
}

/** What stands in the way now: who is on it, since when, and the acts that settle it. */
export function ExceptionsCard() {
  const { t } = useI18n();
  const { exceptions, may } = useDetail();
  const open = exceptions.filter((exception) => exception.status !== "closed");
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("shipments.detail.exceptions.title")}</h2>
        {may.handle ? <ReportAct /> : null}
      </div>
      {open.length === 0 ? (
        <p className="card-body muted">{t("shipments.detail.exceptions.none")}</p>
      ) : (
        <ul className="card-body stack-s">
          {open.map((exception) => (
            <OpenException key={exception.id} exception={exception} />
          ))}
        </ul>
      )}
    </section>
  );
}
