import { useSearchParams } from "@remix-run/react";
import type { ServiceStandardHistory } from "#app/domain/standards/service-standard.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { GROUP_ORDER, groupOf } from "./service-draft.ts";
import { ServiceForm } from "./service-form.tsx";
import { ServiceItem } from "./service-item.tsx";
import { StandardsTabs } from "./standards-tabs.tsx";

interface Props {
  standards: ServiceStandardHistory[];
  calendars: { id: string; name: string }[];
  mayManage: boolean;
  /** YYYY-MM-DD in Beijing */
  tomorrow: string;
  answer: unknown;
}

/** The targets of the department's service by group, and the form to revise one (`?tab=service&edit=<key>`). */
export function ServiceStandardsPage({ standards, calendars, mayManage, tomorrow, answer }: Props) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const editing = mayManage ? search.get("edit") : null;
  const calendarName = (id: string) => calendars.find((calendar) => calendar.id === id)?.name ?? id;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("standards.title")}</h1>
      </div>
      <StandardsTabs tab="service" />
      <p className="muted">{t("standards.service.intro")}</p>
      {standards.length === 0 ? (
        <Empty title={t("standards.service.empty")}>{t("standards.service.emptyHint")}</Empty>
      ) : null}
      {GROUP_ORDER.map((group) => {
        const mine = standards.filter(({ key }) => groupOf(key) === group);
        return mine.length === 0 ? null : (
          <section key={group} className="card" aria-labelledby={`svc-${group}`}>
            <h2 className="card-head" id={`svc-${group}`}>
              {t(`standards.service.groups.${group}`)}
            </h2>
            <ul>
              {mine.map((history) => {
                const [last] = history.revisions;
                return (
                  <li key={history.key} className="svc-row">
                    <ServiceItem history={history} mayManage={mayManage} calendarName={calendarName} />
                    {last && editing === history.key ? (
                      <ServiceForm
                        key={last.revision}
                        {...{ calendars, tomorrow, answer }}
                        standard={last}
                        revision={last.revision}
                      />
                    ) : null}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
