// @vitest-environment jsdom
import { type ActionFunctionArgs, json } from "@remix-run/node";
import { createRemixStub } from "@remix-run/testing";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EntryData } from "#app/domain/shipments/entry-data.ts";
import type { PlaceLookup } from "#app/domain/shipments/place-lookup.ts";
import { messages } from "#app/i18n/messages/zh-CN/index.ts";
import { I18nProvider } from "#app/i18n/react.tsx";
import { EntryForm } from "#app/ui/shipments/entry/entry-form.tsx";

const form: EntryData = {
  allowed: ["inbound", "outbound", "transit"],
  direction: "inbound",
  formKey: "form-key-1",
  now: "2026-11-18T02:00:00.000Z",
  today: "2026-11-18",
  goods: ["灯具"],
  packings: [],
  stations: [{ value: "airport", label: "机场" }],
  standards: [
    {
      id: "s",
      name: "中转 · 阿克苏",
      direction: "transit",
      destScope: "652900",
      stages: [{ stage: "signed", afterMs: 216 * 3_600_000 }],
      effectiveFrom: "2020-01-01T00:00:00.000Z",
    },
  ],
  kept: {},
};
const kuqa: PlaceLookup = {
  end: {
    ok: true,
    code: "652902",
    label: "阿克苏·库车市",
    precise: true,
    region: "xinjiang",
    scopes: ["652902", "652900", "650000"],
  },
  places: [{ code: "652902", name: "库车", label: "阿克苏·库车市" }],
};
const customer = {
  id: "c1",
  code: "C000001",
  name: "古丽娜",
  class: "normal",
  phone: "199****5678",
  address: "新疆阿克苏库车市天山西路1号",
  placeCode: "652902",
  placeName: "阿克苏·库车市",
};

let posted: Record<string, FormDataEntryValue>[];
let asked: string[];

function show(over: Partial<EntryData> = {}, answer?: unknown) {
  const Stub = createRemixStub([
    {
      path: "/",
      Component: () => (
        <I18nProvider locale="zh-CN" timeZone="Asia/Shanghai" catalog={messages}>
          <EntryForm form={{ ...form, ...over }} answer={answer} keeps={false} />
        </I18nProvider>
      ),
      action: async ({ request }: ActionFunctionArgs) => {
        posted.push(Object.fromEntries(await request.formData()));
        return json(null);
      },
    },
    {
      path: "/customers/lookup",
      loader: ({ request }) => {
        asked.push(new URL(request.url).searchParams.get("q") ?? "");
        return json({ customers: [{ ...customer, id: "c0", name: "古力" }, customer] });
      },
    },
    { path: "/places/lookup", loader: () => json(kuqa) },
  ]);
  render(<Stub />);
  return userEvent.setup();
}

const field = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label);
const named = () => (document.activeElement as HTMLInputElement | null)?.name;

beforeEach(() => {
  posted = [];
  asked = [];
});
afterEach(cleanup);

describe("the entry form by keyboard", () => {
  it("goes through the fields with Enter, and back with Shift", async () => {
    const user = show();
    await waitFor(() => expect(named()).toBe("shipperName"));
    const order: (string | undefined)[] = [];
    for (let i = 0; i < 13; i++) {
      await user.keyboard("{Enter}");
      order.push(named());
    }
    expect(order).toEqual([
      "shipperPhone",
      "originText",
      "shipperAddress",
      "consigneeName",
      "consigneePhone",
      "destText",
      "consigneeAddress",
      "goodsName",
      "packing",
      "pieces",
      "weight",
      "volume",
      "paymentTerm",
    ]);
    await user.keyboard("{Shift>}{Enter}{/Shift}");
    expect(named()).toBe("volume");
    expect(posted).toEqual([]);
  });

  it("saves with Ctrl Enter, and with Shift goes on to the next", async () => {
    const user = show();
    await user.type(field(/重量/), "120.5{Control>}{Enter}{/Control}");
    await waitFor(() => expect(posted).toHaveLength(1));
    expect(posted[0]).toMatchObject({ formKey: "form-key-1", direction: "inbound", weight: "120.5", after: "stay" });
    await user.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
    await waitFor(() => expect(posted).toHaveLength(2));
    expect(posted[1]).toMatchObject({ after: "next" });
  });

  it("takes a customer from the list with arrows and Enter, and reads the place at once", async () => {
    const user = show();
    await user.type(field(/^收货人 ?\*?$/), "gl");
    expect(await screen.findByRole("listbox")).toBeTruthy();
    expect(asked.at(-1)).toBe("gl");
    const box = field(/^收货人 ?\*?$/);
    expect(box.getAttribute("aria-expanded")).toBe("true");
    await user.keyboard("{ArrowDown}{ArrowDown}");
    const active = box.getAttribute("aria-activedescendant");
    expect(document.getElementById(active ?? "")?.textContent).toContain("古丽娜");
    await user.keyboard("{Enter}");
    expect(screen.queryByRole("listbox")).toBeNull();
    expect(field(/收货人电话/).value).toBe("199****5678");
    expect(field(/收货地址/).value).toBe(customer.address);
    expect(named()).toBe("consigneeName");
    expect(await screen.findByText("识别为 阿克苏·库车市 652902")).toBeTruthy();
    expect(screen.getByText(/按中转登记/)).toBeTruthy();
    expect(screen.getByText("2026-11-27 10:00 前签收")).toBeTruthy();
    expect(screen.getByText(/中转 · 阿克苏.*216 小时/)).toBeTruthy();
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(posted[0]).toMatchObject({ consigneeCustomerId: "c1", consigneePhone: "199****5678" }));
  });

  it("closes the list with Esc and leaves what was typed", async () => {
    const user = show();
    await user.type(field(/^收货人 ?\*?$/), "古");
    await screen.findByRole("listbox");
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("listbox")).toBeNull();
    expect(field(/^收货人 ?\*?$/).value).toBe("古");
  });
});

describe("the entry form", () => {
  it("tells light goods from heavy ones while one types", async () => {
    const user = show();
    await user.type(field(/重量/), "120.5");
    await user.type(field("体积"), "1.2");
    expect(screen.getByText("泡货 100 公斤/方")).toBeTruthy();
    await user.clear(field("体积"));
    await user.type(field("体积"), "0.12");
    expect(screen.getByText("重货 1004 公斤/方")).toBeTruthy();
  });

  it("asks outbound goods for no station", async () => {
    const user = show();
    expect(field("到达场站")).toBeTruthy();
    await user.click(screen.getByRole("radio", { name: /出港/ }));
    expect(screen.queryByLabelText("到达场站")).toBeNull();
    expect(field(/提货地址/).required).toBe(true);
  });

  it("shows problems beside their fields and gives back what was typed without scripts", async () => {
    show(
      {},
      {
        ok: false,
        code: "invalid",
        params: {},
        fields: [{ field: "weight", code: "not_a_number" }],
        data: { values: { weight: "abc", goodsName: "灯具", direction: "outbound" } },
      },
    );
    expect(field(/重量/).value).toBe("abc");
    expect(field(/重量/).getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText("不是数字")).toBeTruthy();
    expect(field(/货物名称/).value).toBe("灯具");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /出港/ }).checked).toBe(true);
    await waitFor(() => expect(named()).toBe("weight"));
  });

  it("begins the next shipment with the sender kept", () => {
    show({
      kept: { shipperName: "广州华盛", shipperPhone: "020-****890", shipperCustomerId: "c9", originText: "广州" },
    });
    expect(field(/^发货人$/).value).toBe("广州华盛");
    expect(field(/发货人电话/).value).toBe("020-****890");
    expect(field(/^发站/).value).toBe("广州");
    expect(field(/^收货人 ?\*?$/).value).toBe("");
  });
});
