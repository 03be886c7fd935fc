// @vitest-environment jsdom
import type { ActionFunction } from "@remix-run/node";
import { createRemixStub } from "@remix-run/testing";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import type { ListColumn } from "#app/domain/shipments/list-columns.ts";
import { catalogFor } from "#app/i18n/catalogs.ts";
import { I18nProvider } from "#app/i18n/react.tsx";
import { ConflictTable, conflictOf } from "#app/ui/shipments/detail/conflict-table.tsx";
import type { ShipmentLine } from "#app/ui/shipments/list/list-cells.tsx";
import { ShipmentTable } from "#app/ui/shipments/list/shipment-table.tsx";
import { useRowKeys } from "#app/ui/shipments/list/use-row-keys.ts";
import { EventDialog } from "#app/ui/tracking/event-dialog.tsx";

const NOW = new Date("2026-11-18T02:00:00Z");
const COLUMNS: ListColumn[] = ["number", "consignee", "milestone", "due"];

HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
};
Element.prototype.scrollIntoView = () => {};
afterEach(cleanup);

function line(index: number, over: Partial<ShipmentLine> = {}): ShipmentLine {
  return {
    id: `id${index}`,
    waybillNo: `XJJ26111800${index}`,
    externalNo: null,
    direction: "inbound",
    consigneeName: `收货人${index}`,
    phone: "199****4877",
    shipperName: null,
    originText: "广州",
    destination: "乌鲁木齐·新市区",
    station: null,
    goodsName: "灯具",
    packing: null,
    pieces: 36,
    weightG: 412_000,
    volumeCm3: 2_500_000,
    paymentTerm: "collect",
    freightFen: 0,
    codFen: 0,
    deliveryMode: "delivery",
    milestone: "out_for_delivery",
    partialDone: 0,
    signedPieces: "",
    attempt: 1,
    open: true,
    stage: "signed",
    stageDueAt: new Date(NOW.getTime() + 3_600_000),
    late: false,
    openExceptions: 0,
    blocksDispatch: false,
    blocksDelivery: false,
    createdAt: NOW,
    updatedAt: NOW,
    updatedByName: "王丽",
    trips: [],
    ...over,
  };
}

const lines = [
  line(1),
  line(2, { late: true, stageDueAt: new Date(NOW.getTime() - 7_200_000) }),
  line(3, { partialDone: 12, signedPieces: "1-12" }),
];

function List({ opened, recorded }: { opened: string[]; recorded: string[][] }) {
  const [chosen, setChosen] = useState<string[]>([]);
  const selected = new Set(chosen);
  const ids = lines.map((one) => one.id);
  const { cursor, setCursor } = useRowKeys({
    ids,
    selected,
    onSelect: setChosen,
    onOpen: (id) => opened.push(id),
    onEvent: (wanted) => recorded.push(wanted),
  });
  const flashes = new Map([["id1", "李强"]]);
  return (
    <ShipmentTable
      lines={lines}
      columns={COLUMNS}
      now={NOW}
      cursor={cursor}
      selected={selected}
      flashes={flashes}
      onSelect={setChosen}
      onCursor={setCursor}
    />
  );
}

function show(ui: React.ReactNode, action?: ActionFunction) {
  const Stub = createRemixStub([
    {
      path: "/",
      Component: () => (
        <I18nProvider locale="zh-CN" timeZone="Asia/Shanghai" catalog={catalogFor("zh-CN")}>
          {ui}
        </I18nProvider>
      ),
    },
    { path: "/shipments/bulk-events", action },
  ]);
  return render(<Stub initialEntries={["/"]} />);
}

describe("the list", () => {
  it("says late, partial and who changed a row in words", async () => {
    show(<List opened={[]} recorded={[]} />);
    const rows = (await screen.findAllByRole("row")).slice(1);
    expect(rows[1]?.textContent).toContain("已超 2 小时");
    expect(rows[0]?.textContent).toContain("还有 1 小时");
    expect(rows[2]?.textContent).toContain("部分签收（12/36 件）");
    expect(rows[0]?.textContent).toContain("李强 刚刚修改");
    expect(document.body.textContent).not.toMatch(/shipments\.|tracking\./);
  });

  it("is worked by keyboard alone", async () => {
    const opened: string[] = [];
    const recorded: string[][] = [];
    show(<List opened={opened} recorded={recorded} />);
    await screen.findAllByRole("row");
    const user = userEvent.setup();
    await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    expect(opened).toEqual(["id2"]);
    await user.keyboard("e");
    expect(recorded).toEqual([["id2"]]);
    await user.keyboard(" {ArrowDown} e");
    expect(recorded[1]).toEqual(["id2", "id3"]);
    await user.keyboard("{Escape}{Control>}a{/Control}e");
    expect(recorded[2]).toEqual(["id1", "id2", "id3"]);
    await user.keyboard("{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}{Enter}");
    expect(opened[1]).toBe("id1");
  });
});

describe("the dialog of a bulk", () => {
  it("offers only what is right for all, sends every id, and tells of each what became of it", async () => {
    const rows = [
      { label: "A", waybillNo: "A", outcome: "recorded", code: null },
      { label: "B", waybillNo: "B", outcome: "refused", code: "already_ended" },
    ];
    show(
      <EventDialog
        targets={[
          { id: "a", direction: "inbound", pieces: 3, stage: "station_pickup" },
          { id: "b", direction: "outbound", pieces: 3, stage: "pickup" },
        ]}
        onClose={() => {}}
      />,
      () => ({ ok: true, result: { rows } }),
    );
    const select = await screen.findByRole("combobox", { name: /轨迹/ });
    const codes = within(select)
      .getAllByRole("option")
      .map((option) => (option as HTMLOptionElement).value);
    expect(codes).toContain("DEST_ARRIVED");
    expect(codes).not.toContain("STATION_PICKED_UP");
    expect(codes).not.toContain("VOIDED");
    expect(screen.queryByLabelText(/件号/)).toBeNull();
    const ids = [...document.querySelectorAll<HTMLInputElement>("input[name='id[]']")].map((input) => input.value);
    expect(ids).toEqual(["a", "b"]);
    await userEvent.click(screen.getByRole("button", { name: "登记" }));
    await waitFor(() =>
      expect(screen.getByRole("status").textContent).toContain("已登记 1 票，原已登记 0 票，未登记 1 票"),
    );
    expect(screen.getByText("这些件已签收、退回或取消")).toBeTruthy();
  });
});

describe("a stale form", () => {
  it("shows both versions side by side, only where they differ", () => {
    const data = {
      current: { consigneeName: "张三", pieces: 3 },
      yours: { consigneeName: "李四", pieces: 3 },
      changedBy: "赵敏",
      version: 7,
    };
    const conflict = conflictOf({ ok: false, code: "conflict", params: {}, fields: [], data });
    expect(conflict?.version).toBe(7);
    show(conflict ? <ConflictTable conflict={conflict} /> : null);
    expect(screen.getByText(/赵敏 刚刚改过/)).toBeTruthy();
    const [, row, ...rest] = screen.getAllByRole("row");
    expect(row?.textContent).toBe("收货人张三李四");
    expect(rest).toEqual([]);
    expect(conflictOf({ ok: false, code: "conflict", params: {}, fields: [] })).toBeNull();
  });
});
