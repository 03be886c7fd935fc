import type { ComplaintFile } from "#app/domain/complaints/complaint-view.ts";
import { catalogFor } from "#app/i18n/catalogs.ts";
import { I18nProvider } from "#app/i18n/react.tsx";
import type { CaseData } from "#app/ui/complaints/case/case-context.tsx";
import { CasePage } from "#app/ui/complaints/case/case-page.tsx";
import { ToastProvider } from "#app/ui/kit/toasts.tsx";

export const AT = new Date("2026-11-18T02:00:00Z");

/** A complaint nobody has judged, in the hands of the reader. */
export function fileOf(over: Partial<ComplaintFile> = {}): ComplaintFile {
  return {
    ...{ id: "c1", complaintNo: "TS2611180001", version: 3, status: "registered", cycle: 1, open: true },
    ...{ channel: "phone", contactName: "<i>王先生</i>", contactPhone: "139****2233", contactEmail: null },
    ...{ locale: "zh-CN", complainant: "consignee", customer: null, shipment: null, content: "送货太晚", remedy: "" },
    ...{ claimFen: null, occurredAt: null, flags: [], signs: [], proposedSeverity: "general", severity: null },
    ...{ effectiveSeverity: "general", severityReason: "", validity: null, judgeReason: "", judgedAt: null },
    ...{ judgedByName: null, owner: { id: "u1", name: "陈静", since: AT }, party: null, partnerId: null },
    ...{ partnerName: null, department: null, causeCode: null, whys: [], findings: "", compensationFen: null },
    ...{ verdict: null, causeFixed: null, summary: "", mergedInto: null, mergedFrom: [], nextDueAt: null },
    ...{ firstRespondedAt: null, pausedAt: null, fedBackAt: null, settledAt: null, closedAt: null, createdAt: AT },
    ...{ createdByName: "陈静", updatedAt: AT, entries: [], proposals: [], acts: [], links: [], evidence: [] },
    ...{ similar: [], steps: { judge: [] }, limits: { agentFen: 50_000, managerFen: 500_000 } },
    may: {
      ...{ work: true, judge: true, handOver: true, decide: false, close: true, reopen: true },
      ...{ statement: true, seePhone: true },
    },
    ...over,
  };
}

export function dataOf(file: ComplaintFile, over: Partial<CaseData> = {}): CaseData {
  return {
    ...{ file, clocks: [], messages: [], partners: [], userId: "u1", role: "service_agent", now: AT },
    people: [{ id: "u2", name: "赵敏", role: "manager", works: true }],
    ...{ company: "驿道物流", fileMb: 20, posted: undefined },
    ...over,
  };
}

export function Case({ data }: { data: CaseData }) {
  return (
    <I18nProvider locale="zh-CN" timeZone="Asia/Shanghai" catalog={catalogFor("zh-CN")}>
      <ToastProvider>
        <CasePage data={data} beside={{ alerts: [], reports: [], plan: null, mayReport: true }} />
      </ToastProvider>
    </I18nProvider>
  );
}
