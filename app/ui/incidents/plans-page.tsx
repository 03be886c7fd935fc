import { Link } from "@remix-run/react";
import type { ContactLine } from "#app/domain/alerts/escalation-contacts.server.ts";
import type { PlanFile } from "#app/domain/incidents/plan-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { useLive } from "#app/ui/kit/live.ts";
import { ContactsTab } from "./contacts-tab.tsx";
import { PlansTab } from "./plans-tab.tsx";
import "./incidents.css";

export interface PlansPageProps {
  tab: "plans" | "contacts";
  plans: PlanFile[];
  /** null for who may not see them */
  contacts: ContactLine[] | null;
  mayEdit: boolean;
  mayManageContacts: boolean;
  reply: unknown;
}

/** Response plans, and who is told above the manager. */
export function PlansPage({ tab, plans, contacts, mayEdit, mayManageContacts, reply }: PlansPageProps) {
  const { t } = useI18n();
  useLive(({ entity }) => entity === "response_plan" || entity === "escalation_contact");
  return (
    <div className="page">
      <h1>{t("incidents.plans.title")}</h1>
      <nav className="tabs">
        <Link to="?" aria-current={tab === "plans" ? "page" : undefined}>
          {t("incidents.plans.tabs.plans")}
        </Link>
        {contacts ? (
          <Link to="?tab=contacts" aria-current={tab === "contacts" ? "page" : undefined}>
            {t("incidents.plans.tabs.contacts")}
          </Link>
        ) : null}
      </nav>
      {tab === "contacts" && contacts ? (
        <ContactsTab contacts={contacts} mayManage={mayManageContacts} reply={reply} />
      ) : (
        <PlansTab plans={plans} mayEdit={mayEdit} reply={reply} />
      )}
    </div>
  );
}
