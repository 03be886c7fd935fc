// @vitest-environment jsdom
import { type ActionFunction, data } from "@remix-run/node";
import { createRemixStub } from "@remix-run/testing";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import type { ComplaintFile } from "#app/domain/complaints/complaint-view.ts";
import { AT, Case, dataOf, fileOf } from "./case.tsx";

HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
};
afterEach(cleanup);

/** The page, and a way to load it anew as the live stream does when a colleague was at work. */
function open(file: ComplaintFile, action: ActionFunction) {
  let change: (next: ComplaintFile) => void = () => {};
  const Page = () => {
    const [now, setNow] = useState(file);
    change = setNow;
    return <Case data={dataOf(now, { role: "manager" })} />;
  };
  const Stub = createRemixStub([{ path: "/", Component: Page, action }]);
  render(<Stub initialEntries={["/"]} />);
  return (over: Partial<ComplaintFile>) => act(() => change({ ...file, ...over }));
}

const judge = () => document.querySelector<HTMLButtonElement>(".cmp-step-card button[value=judge]") as HTMLElement;
const reason = () => document.querySelector<HTMLTextAreaElement>(".cmp-step-card textarea[name=reason]");

describe("a form in work", () => {
  it("stays with what was typed when a colleague moves the case on, sends the version it saw, and shows both versions", async () => {
    const sent: FormData[] = [];
    const refused = {
      ...{ ok: false, code: "complaint_changed", params: { name: "陈静", at: "11-18 10:01" }, fields: [] },
      data: { intent: "judge", of: "", typed: {}, version: 4, name: "陈静", at: AT.toISOString() },
    };
    const change = open(fileOf(), async ({ request }) => {
      sent.push(await request.formData());
      return sent.length === 1
        ? data(refused, { status: 409 })
        : { ok: true, result: { toast: "complaints.case.done.judge" } };
    });
    const user = userEvent.setup();
    await user.click(await screen.findByRole("radio", { name: "不成立" }));
    await user.type(reason() as HTMLElement, "后判的");
    change({ version: 4, status: "investigating", validity: "valid", judgeReason: "先判的", severity: "general" });
    expect(document.body.textContent).toContain("有同事刚刚把这宗投诉推进到“调查中”");
    expect(reason()?.value).toBe("后判的");
    await user.click(judge());
    await screen.findByText(/陈静 在 11-18 10:01 刚刚改过/);
    expect(sent[0]?.get("version")).toBe("3");
    const table = document.querySelector(".cmp-differences");
    expect(table?.textContent).toContain("先判的后判的");
    await user.click(judge());
    await screen.findByText("已判断");
    expect(sent[1]?.get("version")).toBe("4");
    await waitFor(() => expect(reason()).toBeNull());
  });

  it("takes the new version when nobody has typed", async () => {
    const sent: FormData[] = [];
    const change = open(fileOf(), async ({ request }) => {
      sent.push(await request.formData());
      return { ok: true, result: {} };
    });
    await screen.findByRole("radio", { name: "成立" });
    change({ version: 9, judgeReason: "同事写的" });
    expect(reason()?.value).toBe("同事写的");
    const user = userEvent.setup();
    await user.click(screen.getByRole("radio", { name: "成立" }));
    await user.click(judge());
    await waitFor(() => expect(sent[0]?.get("version")).toBe("9"));
  });
});

describe("keys of a case", () => {
  it("A answers, W puts the customer's words down, S goes to the step", async () => {
    open(fileOf(), () => null);
    await screen.findByRole("radio", { name: "成立" });
    const user = userEvent.setup();
    await user.keyboard("w");
    expect(document.activeElement).toBe(document.querySelector("[data-pane=customerWords] textarea"));
    await user.keyboard("{Escape}a");
    expect(document.activeElement).toBe(document.querySelector("[data-pane=answer] textarea"));
    await user.keyboard("{Escape}s");
    expect(document.activeElement?.closest(".cmp-step-card")).not.toBeNull();
  });
});

describe("merging", () => {
  it("asks first, and is sent only when that was answered", async () => {
    const sent: FormData[] = [];
    open(fileOf(), async ({ request }) => {
      sent.push(await request.formData());
      return { ok: true, result: { toast: "complaints.case.done.merge" } };
    });
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText(/并入哪一宗/), "TS2611180002");
    await user.click(document.querySelector("button[value=merge]") as HTMLElement);
    expect(sent).toHaveLength(0);
    const confirm = await screen.findByText(/不能拆回|也不能拆回/);
    await user.click(confirm.parentElement?.querySelector(".btn-danger") as HTMLElement);
    await screen.findByText("已合并");
    expect(sent[0]?.get("intoNo")).toBe("TS2611180002");
    expect(sent[0]?.get("intent")).toBe("merge");
  });
});
