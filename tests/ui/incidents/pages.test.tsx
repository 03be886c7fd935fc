import { createRemixStub } from "@remix-run/testing";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { AckState } from "#app/domain/alerts/acknowledge-by-token.server.ts";
import type { AlertView, BannerAlert } from "#app/domain/alerts/alert.ts";
import { DEFAULT_PLAN_ITEMS } from "#app/domain/incidents/default-response-plan.ts";
import type { PlanRunView, PlanTaskView } from "#app/domain/incidents/plan-view.ts";
import type { PlanItem } from "#app/domain/incidents/response-plan.ts";
import { catalogFor } from "#app/i18n/catalogs.ts";
import { I18nProvider } from "#app/i18n/react.tsx";
import { AlertTimeline } from "#app/ui/alerts/alert-timeline.tsx";
import { MajorBanner } from "#app/ui/alerts/major-banner.tsx";
import { UpwardReports } from "#app/ui/alerts/upward-reports.tsx";
import { AckPage } from "#app/ui/incidents/ack-page.tsx";
import { PlanRun } from "#app/ui/incidents/plan-run.tsx";
import { PlansPage, type PlansPageProps } from "#app/ui/incidents/plans-page.tsx";

const NOW = new Date("2026-11-18T02:00:00Z");
const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000);

function html(node: ReactNode, path = "/", locale: "zh-CN" | "en" = "zh-CN"): string {
  const Stub = createRemixStub([{ path: "*", Component: () => node }]);
  return renderToString(
    <I18nProvider locale={locale} timeZone="Asia/Shanghai" catalog={catalogFor(locale)}>
      <Stub initialEntries={[path]} />
    </I18nProvider>,
  ).replaceAll("<!-- -->", "");
}
const intents = (text: string) =>
  [...text.matchAll(/(?:name="intent" value="(\w+)")/g)].map((match) => match[1]).toSorted();
/** Texts that the catalog lacks are shown as their keys. */
const gaps = (text: string) =>
  text.match(/(?:alerts|incidents|notifications|errors|common)\.[a-z]\w+(?:\.\w+)+/g) ?? [];

describe("the banner", () => {
  const alert: BannerAlert = {
    ...{ alertId: "a1", complaintNo: "TS2611180001", waybillNo: "XJJ1", ownerName: null, judged: false },
    ...{ clockKind: "acknowledgement", kind: "escalation", level: 2, dueAt: minutes(-1), firedAt: minutes(-12) },
    mayAcknowledge: true,
  };
  test("is nothing when there is nothing to tell", () => {
    expect(html(<MajorBanner alerts={[]} now={NOW} />)).toBe("");
  });
  test("acknowledges in one act, without a script, and comes back to the page", () => {
    const text = html(<MajorBanner alerts={[alert]} now={NOW} />, "/shipments?page=2");
    expect(text).toContain('action="/incidents/act"');
    expect(text).toContain('value="/shipments?page=2"');
    expect(text).toContain('name="alertId" value="a1"');
    expect(intents(text)).toEqual(["acknowledge"]);
    expect(text).toContain('role="alert"');
    expect(text).toContain("已等 12 分");
    expect(text).toContain("待判定");
    expect(gaps(text)).toEqual([]);
  });
  test("offers no button to who was not told, and counts what does not fit", () => {
    const many = [1, 2, 3, 4, 5].map((n) => ({ ...alert, alertId: `a${n}`, mayAcknowledge: false }));
    const text = html(<MajorBanner alerts={many} now={NOW} />);
    expect(intents(text)).toEqual([]);
    expect(text).toContain("5 件重大投诉待确认");
    expect(text).toContain("还有 2 件");
  });
});

describe("the timeline of alerts", () => {
  const fired: AlertView = {
    ...{
      id: "a1",
      clockKind: "acknowledgement",
      cycle: 1,
      kind: "escalation",
      level: 1,
      act: "notify",
      roles: ["manager"],
    },
    ...{
      title: null,
      dueAt: minutes(-20),
      firedAt: minutes(-20),
      acknowledgedAt: minutes(-5),
      acknowledgedName: "赵敏",
    },
    recipients: [
      {
        ...{ id: "r1", name: "赵敏", role: "manager", acknowledgedAt: minutes(-5) },
        deliveries: [
          { id: "d1", channel: "email", status: "sent", reason: null, sentAt: minutes(-19) },
          { id: "d2", channel: "sms", status: "suppressed", reason: "no_provider_template", sentAt: null },
        ],
        skipped: [{ channel: "wechat", reason: "no_address" }],
      },
    ],
  };
  test("says due, sent, by which channel, acknowledged by whom", () => {
    const text = html(<AlertTimeline alerts={[fired]} now={NOW} />);
    for (const word of ["第 1 级升级", "应发 11-18 09:40", "发出 11-18 09:40", "赵敏", "客服部经理", "09:41"]) {
      expect(text).toContain(word);
    }
    expect(text).toContain("赵敏 于 11-18 09:55 确认");
    expect(text).toContain("模板未填写服务商模板编号");
    expect(text).toContain("未登记");
    expect(gaps(text)).toEqual([]);
  });
  test("shows what comes next, and that nobody could be told", () => {
    const open = { acknowledgedAt: null, acknowledgedName: null, recipients: [] };
    const next = {
      ...fired,
      ...open,
      id: null,
      level: 2,
      firedAt: null,
      dueAt: minutes(9),
      roles: ["manager", "superior_1"],
    };
    const text = html(<AlertTimeline alerts={[{ ...fired, ...open, act: "reassign" }, next]} now={NOW} />);
    expect(text).toContain("未通知任何人");
    expect(text).toContain("将于 11-18 10:09 通知");
    expect(text).toContain("还有 9 分");
    expect(text).toContain("上一级领导");
    expect(text).toContain("转给经理");
    expect(gaps(html(<AlertTimeline alerts={[]} now={NOW} />, "/", "en"))).toEqual([]);
  });
});

describe("the page of the link", () => {
  const ack: AckState = { state: "open", number: "TS2611180001", major: true, name: "赵敏", acknowledgedAt: null };
  const page = (over: Partial<AckState>) =>
    html(<AckPage ack={{ ...ack, ...over }} company="驿道物流" phone="0991-1234567" />);
  test("has the number, the severity and one button that posts", () => {
    const text = page({});
    expect(text).toContain("TS2611180001");
    expect(text).toContain("重大投诉");
    expect(text).toMatch(/<form method="post"><button class="btn btn-primary ack-button">/);
    expect(gaps(text)).toEqual([]);
  });
  test("has no button any more when it was pressed, is over or never was", () => {
    for (const state of ["acknowledged", "over", "unknown"] as const) {
      const text = page({ state, acknowledgedAt: NOW });
      expect(text).not.toContain("ack-button");
      expect(gaps(text)).toEqual([]);
    }
  });
});

describe("the plan being carried out", () => {
  const task: PlanTaskView = {
    ...{
      id: "t1",
      version: 3,
      no: 1,
      title: "致电客户",
      text: "先致歉",
      role: "owner",
      owner: null,
      dueAt: minutes(-4),
    },
    ...{ doneAt: null, doneByName: null, outcome: null, note: "", mayComplete: true },
  };
  const done: PlanTaskView = {
    ...{ ...task, id: "t2", no: 2, doneAt: minutes(-1), doneByName: "陈静", outcome: "done", note: "已封存" },
  };
  const run: PlanRunView = {
    ...{ id: "r", planName: "重大投诉处理预案", revision: 2, cycle: 1, openedAt: minutes(-14), status: "open" },
    ...{ endedAt: null, endReason: "", tasks: [task, done], people: [{ id: "u1", name: "孙会", role: "finance" }] },
  };
  test("shows owners, live due times and what became of each; every act is a form", () => {
    const text = html(<PlanRun run={run} now={NOW} />, "/complaints/TS1");
    for (const word of ["1 / 2 项完成", "超 4 分", "未指定", "陈静 于 11-18 09:59 完成", "迟 3 分", "已封存"]) {
      expect(text).toContain(word);
    }
    expect(intents(text)).toEqual(["assign", "complete", "complete", "reopen"]);
    expect(text).toContain('name="version" value="3"');
    expect(gaps(text)).toEqual([]);
  });
  test("cannot be changed once it has ended, and says why it did", () => {
    const ended = { ...run, status: "cancelled" as const, endReason: "closed", endedAt: NOW, people: [] };
    const still = ended.tasks.map((one) => ({ ...one, mayComplete: false }));
    const text = html(<PlanRun run={{ ...ended, tasks: still }} now={NOW} />);
    expect(intents(text)).toEqual([]);
    expect(text).toContain("投诉已结案");
    expect(text).not.toContain("超 4 分");
  });
});

describe("reports upward", () => {
  const report = { id: "u", at: NOW, toName: "马建国", channel: "phone", text: "已派人", byName: "赵敏" };
  test("are listed; the form is for who may report", () => {
    const text = html(<UpwardReports complaintId="c1" reports={[report]} mayReport />);
    expect(text).toContain("赵敏 于 11-18 10:00 向 马建国 报告（电话）");
    expect(intents(text)).toEqual(["report"]);
    expect(intents(html(<UpwardReports complaintId="c1" reports={[]} mayReport={false} />))).toEqual([]);
    expect(gaps(text)).toEqual([]);
  });
});

describe("/incidents/plans", () => {
  const items: PlanItem[] = DEFAULT_PLAN_ITEMS.map((item, index) => ({ no: index + 1, ...item }));
  const by = { createdAt: NOW, createdByName: "赵敏", name: "重大投诉处理预案" };
  const props: PlansPageProps = {
    tab: "plans",
    plans: [
      {
        ...{ key: "complaint.major", occasion: "complaint", active: true },
        revisions: [
          { id: "p2", revision: 2, ...by, items: items.slice(1) },
          { id: "p1", revision: 1, ...by, items },
        ],
      },
    ],
    contacts: [],
    ...{ mayEdit: true, mayManageContacts: true, reply: undefined },
  };
  const page = (query: string, over: Partial<PlansPageProps> = {}) =>
    html(<PlansPage {...props} {...over} />, `/incidents/plans${query}`);

  test("shows the plan with what changed since the revision before", () => {
    const text = page("");
    expect(text).toContain("与第 1 版相比");
    expect(text).toContain("plan-removed");
    expect(text).toContain("致电客户");
    expect(page("?plan=complaint.major&revision=1")).toContain("这是第一版");
    expect(gaps(text)).toEqual([]);
  });
  test("opens the editor on the same page, with blank lines for who has no script", () => {
    const text = page("?plan=complaint.major&edit=1");
    expect([...text.matchAll(/name="title\[\]"/g)]).toHaveLength(items.length - 1 + 2);
    expect(text).toContain('name="seen" value="2"');
    expect(intents(text)).toEqual(["save"]);
    expect([...page("?edit=1&from=1").matchAll(/name="title\[\]"/g)]).toHaveLength(items.length + 2);
    expect(page("?new=1")).toContain('name="seen" value="0"');
  });
  test("is read only for who may not edit", () => {
    const text = page("?edit=1&new=1", { mayEdit: false });
    expect(intents(text)).toEqual([]);
    expect(text).toContain("只有经理可以修订预案");
  });
  test("keeps the contacts on its second tab", () => {
    const contact = {
      id: "c",
      level: 1,
      name: "马建国",
      title: "副总",
      phone: null,
      email: "m@x.cn",
      wechatOpenId: null,
    };
    const text = page("?tab=contacts", { tab: "contacts", contacts: [{ ...contact, active: true, version: 1 }] });
    expect(intents(text)).toEqual(["add_contact", "edit_contact"]);
    expect(text).toContain("m@x.cn");
    expect(gaps(text)).toEqual([]);
    const reader = page("?tab=contacts", {
      tab: "contacts",
      contacts: [{ ...contact, active: true, version: 1 }],
      mayManageContacts: false,
    });
    expect(intents(reader)).toEqual([]);
    expect(page("", { contacts: null })).not.toContain("tab=contacts");
  });
});
