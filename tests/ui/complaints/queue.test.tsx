// @vitest-environment jsdom
import { type ActionFunction, data } from "@remix-run/node";
import { createRemixStub } from "@remix-run/testing";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { QueueRow } from "#app/domain/complaints/complaint-view.ts";
import { catalogFor } from "#app/i18n/catalogs.ts";
import { I18nProvider } from "#app/i18n/react.tsx";
import { AnswerWatch } from "#app/ui/complaints/answer-watch.tsx";
import { Countdown } from "#app/ui/complaints/countdown.tsx";
import { QueueTable } from "#app/ui/complaints/queue/queue-table.tsx";
import { useQueueKeys } from "#app/ui/complaints/queue/use-queue-keys.ts";
import { ToastProvider } from "#app/ui/kit/toasts.tsx";

const NOW = new Date("2026-11-18T02:00:00Z");
Element.prototype.scrollIntoView = () => {};
afterEach(cleanup);

function row(no: string, over: Partial<QueueRow> = {}): QueueRow {
  return {
    ...{ id: no, complaintNo: no, version: 1, status: "registered", severity: "general", judged: false, signs: [] },
    ...{ channel: "phone", contactName: "王先生", contactPhone: "139****2233", excerpt: "送货太晚", party: null },
    ...{ owner: null, shipment: null, createdAt: NOW, closedAt: null },
    clock: { kind: "first_response", dueAt: new Date(NOW.getTime() + 90_000), pausedAt: null },
    ...over,
  };
}

function show(ui: React.ReactNode, action?: ActionFunction) {
  const Page = () => (
    <I18nProvider locale="zh-CN" timeZone="Asia/Shanghai" catalog={catalogFor("zh-CN")}>
      <ToastProvider>{ui}</ToastProvider>
    </I18nProvider>
  );
  const Stub = createRemixStub([
    { path: "/", Component: Page },
    { path: "/complaints", action },
    { path: "/complaints/:no", Component: () => <p>opened</p> },
  ]);
  return render(<Stub initialEntries={["/"]} />);
}

function Queue({ rows, news }: { rows: QueueRow[]; news: () => void }) {
  useQueueKeys(news);
  return (
    <AnswerWatch>
      <QueueTable rows={rows} now={NOW} flashes={new Map([["TS2", "李强"]])} mayClaim />
    </AnswerWatch>
  );
}

describe("the queue", () => {
  it("says in words what is late, paused, perhaps major, and who changed a row", async () => {
    const late = { kind: "resolution", dueAt: new Date(NOW.getTime() - 7_200_000), pausedAt: null };
    const rows = [
      row("TS1", { clock: late, severity: "major", signs: ["loss"] }),
      row("TS2", { clock: { ...late, pausedAt: NOW } }),
      row("TS3"),
    ];
    show(<Queue rows={rows} news={() => {}} />);
    const lines = (await screen.findAllByRole("row")).slice(1).map((line) => line.textContent);
    expect(lines[0]).toContain("超时 2 小时");
    expect(lines[0]).toContain("疑似重大");
    expect(lines[1]).toContain("已暂停");
    expect(lines[2]).toContain("剩 01:30");
    expect(screen.getByTitle("李强 刚刚修改")).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/complaints\./);
  });

  it("is worked by keyboard: arrows, C, N, Enter", async () => {
    const sent: unknown[] = [];
    const news = vi.fn();
    const taken = { ok: false, code: "complaint_taken", params: { name: "赵敏", at: "11-18 10:00" }, fields: [] };
    show(<Queue rows={[row("TS1"), row("TS2")]} news={news} />, async ({ request }) => {
      const form = await request.formData();
      sent.push(Object.fromEntries(form));
      return form.get("complaintNo") === "TS2" ? data(taken, { status: 409 }) : { ok: true, result: {} };
    });
    await screen.findAllByRole("row");
    const user = userEvent.setup();
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement?.textContent).toBe("TS1");
    await user.keyboard("c");
    await screen.findByText("已领取 TS1，由您负责");
    await user.keyboard("{ArrowDown}{ArrowDown}c");
    await screen.findByText("已被 赵敏 在 11-18 10:00 领取");
    expect(sent).toEqual([
      { complaintNo: "TS1", intent: "claim" },
      { complaintNo: "TS2", intent: "claim" },
    ]);
    await user.keyboard("n");
    expect(news).toHaveBeenCalledOnce();
    await user.keyboard("{Enter}");
    await screen.findByText("opened");
  });
});

describe("a countdown", () => {
  it("goes on by itself and turns late at its time", async () => {
    show(<Countdown dueAt={new Date(NOW.getTime() + 1_500)} now={NOW} />);
    await screen.findByText(/剩 00:02/);
    await screen.findByText(/剩 00:01/, {}, { timeout: 2_500 });
    await screen.findByText(/超时/, {}, { timeout: 3_000 });
  });
});
