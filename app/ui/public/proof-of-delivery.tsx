import type { TrackingPage } from "#app/domain/public-tracking/tracking-page.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Photos } from "./timeline.tsx";

type Proof = TrackingPage["proofs"][number];

function OneProof({ proof, token }: { proof: Proof; token: string }) {
  const { t, f } = useI18n();
  const relation = `publicTracking.proof.relations.${proof.relation}`;
  const said = t(relation);
  return (
    <div className="card-body stack-s">
      <dl className="facts">
        <dt>{t("publicTracking.proof.signedBy")}</dt>
        <dd>{proof.signedBy}</dd>
        <dt>{t("publicTracking.proof.relation")}</dt>
        <dd>{said === relation ? proof.relation : said}</dd>
        <dt>{t("publicTracking.proof.at")}</dt>
        <dd>{f.full(proof.at)}</dd>
        <dt>{t("publicTracking.proof.pieces")}</dt>
        <dd>
          {proof.pieces} {t("common.unit.piece")}
        </dd>
      </dl>
      {proof.signatureFileId ? (
        <figure className="public-signature">
          <figcaption className="muted">{t("publicTracking.proof.signature")}</figcaption>
          <img
            src={`/t/${token}/pod/${proof.signatureFileId}`}
            alt={t("publicTracking.proof.signatureAlt", { name: proof.signedBy })}
          />
        </figure>
      ) : null}
      <Photos token={token} ids={proof.photos} />
    </div>
  );
}

/** Who signed, when, and the pictures that show it. */
export function ProofOfDelivery({ proofs, token }: { proofs: Proof[]; token: string }) {
  const { t } = useI18n();
  return proofs.length === 0 ? null : (
    <section className="card public-proof" aria-labelledby="public-proof">
      <h2 className="card-head" id="public-proof">
        {t("publicTracking.proof.title")}
      </h2>
      {proofs.map((proof) => (
        <OneProof key={proof.id} proof={proof} token={token} />
      ))}
    </section>
  );
}
