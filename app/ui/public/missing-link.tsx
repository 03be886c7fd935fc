import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";

/** What a link that leads nowhere shows: always the same words, whatever the reason. */
export function MissingLink() {
  const { t } = useI18n();
  return (
    <section className="card">
      <Empty title={t("publicTracking.missing.title")}>
        <p>{t("publicTracking.missing.text")}</p>
        <a className="btn btn-primary" href="/track">
          {t("publicTracking.missing.lookup")}
        </a>
      </Empty>
    </section>
  );
}
