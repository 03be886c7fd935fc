import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { milestoneTone } from "#app/ui/tracking/milestone-tag.tsx";
import { ComplaintsCard } from "./complaints-card.tsx";
import { useDetail } from "./detail-context.tsx";
import { DetailMap } from "./detail-map.tsx";

function PiecesCard() {
  const { t } = useI18n();
  const { pieces } = useDetail();
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("shipments.detail.pieces")}</h2>
      </div>
      <table className="table">
        <tbody>
          {pieces.map((line) => (
            <tr key={`${line.milestone}-${line.place}`}>
              <td>
                <Tag tone={milestoneTone(line.milestone)}>{t(`tracking.milestones.${line.milestone}`)}</Tag>
              </td>
              <td>{t(`tracking.places.${line.place}`)}</td>
              <td className="num" title={line.pieces}>
                {line.count} {t("common.unit.piece")}
                {pieces.length > 1 ? <span className="ship-sub">{line.pieces}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function StagesCard() {
  const { t, f } = useI18n();
  const { stages, standard, shipment, now } = useDetail();
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("shipments.detail.stages")}</h2>
      </div>
      <table className="table detail-stages">
        <thead>
          <tr>
            <th />
            <th>{t("shipments.detail.promised")}</th>
            <th>{t("shipments.detail.done")}</th>
          </tr>
        </thead>
        <tbody>
          {stages.map((line) => (
            <tr key={line.stage}>
              <td>{t(`tracking.stages.${line.stage}`)}</td>
              <td className="num-text">{line.dueAt ? f.dateTime(line.dueAt, now) : "—"}</td>
              <td className={line.late ? "num-text text-late" : "num-text"}>
                {line.late ? (
                  <Icon name="clock" label={t("tracking.late")} />
                ) : line.doneAt ? (
                  <Icon name="check" />
                ) : null}{" "}
                {line.doneAt
                  ? f.dateTime(line.doneAt, now)
                  : line.done > 0
                    ? t("shipments.detail.partDone", { done: line.done, total: shipment.pieces })
                    : t("shipments.detail.notDone")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="card-body muted">
        {standard
          ? t("shipments.detail.standard", { name: standard.name, time: f.dateTime(standard.baseAt, now) })
          : t("shipments.detail.noStandard")}
      </p>
    </section>
  );
}

function LegsCard() {
  const { t, f } = useI18n();
  const { legs, loads, now } = useDetail();
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("shipments.detail.legs")}</h2>
      </div>
      {legs.length + loads.length === 0 ? <p className="card-body muted">{t("shipments.detail.noLegs")}</p> : null}
      <ul className="detail-legs">
        {loads.map((load) => (
          <li key={load.id}>
            <b>{t(`shipments.detail.loadKinds.${load.kind}`)}</b>
            <Link to={`/trips/${load.tripId}`}>
              {load.plate} {load.tripNo}
            </Link>
            <span className="muted">{load.driver}</span>
            <span>
              {load.count} {t("common.unit.piece")}
            </span>
            <Tag
              tone={
                load.status === "done"
                  ? "done"
                  : load.status === "failed"
                    ? "exception"
                    : load.tripStatus === "departed"
                      ? "moving"
                      : "planned"
              }
            >
              {load.status === "assigned"
                ? t(`shipments.detail.tripStates.${load.tripStatus}`)
                : t(`shipments.detail.loadStates.${load.status}`)}
            </Tag>
          </li>
        ))}
        {legs.map((leg) => (
          <li key={leg.id}>
            <b>{`${leg.fromText} → ${leg.toText}`}</b>
            <span>{leg.partnerName ?? t(`shipments.detail.carriers.${leg.carrierKind}`)}</span>
            {leg.partnerNo ? (
              <span className="mono">{t("shipments.detail.partnerNo", { no: leg.partnerNo })}</span>
            ) : null}
            {leg.startedAt ? <span className="muted">{f.dateTime(leg.startedAt, now)}</span> : null}
            {leg.endedAt ? <span className="muted">{f.dateTime(leg.endedAt, now)}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ProofCard() {
  const { t, f } = useI18n();
  const { proofs, now } = useDetail();
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("shipments.detail.proof")}</h2>
      </div>
      {proofs.length === 0 ? <p className="card-body muted">{t("shipments.detail.noProof")}</p> : null}
      {proofs.map((proof) => (
        <div key={proof.id} className="card-body stack-s">
          <span className="row-wrap">
            <b>{t("shipments.detail.signedBy", { name: proof.signedBy })}</b>
            <span>{t(`shipments.detail.relations.${proof.relation}`)}</span>
            <span className="muted">{f.dateTime(proof.signedAt, now)}</span>
            {proof.pieces ? <span>{t("tracking.somePieces", { pieces: proof.pieces })}</span> : null}
            {proof.codCollectedFen > 0 ? (
              <span>{t("shipments.detail.codCollected", { amount: f.money(proof.codCollectedFen) })}</span>
            ) : null}
          </span>
          {proof.signatureFileId ? (
            <img
              className="detail-signature"
              src={`/files/${proof.signatureFileId}`}
              alt={t("shipments.detail.signature")}
              loading="lazy"
            />
          ) : null}
          <span className="row-wrap">
            {proof.photoFileIds.map((id, index) => (
              <a key={id} href={`/files/${id}`} target="_blank" rel="noreferrer">
                <img
                  className="detail-photo"
                  src={`/files/${id}`}
                  alt={t("shipments.detail.photo", { n: index + 1 })}
                  loading="lazy"
                />
              </a>
            ))}
          </span>
        </div>
      ))}
    </section>
  );
}

/** Right: where it is, the pieces, who carries it, the proof, the promised times. */
export function GoodsPane() {
  return (
    <div className="detail-pane" data-name="goods">
      <DetailMap />
      <PiecesCard />
      <StagesCard />
      <LegsCard />
      <ProofCard />
      <ComplaintsCard />
    </div>
  );
}
