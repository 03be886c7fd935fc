import { describe, expect, it } from "vitest";
import { translateFor } from "#app/i18n/catalogs.ts";
import { pageTitle } from "#app/ui/frame/page-title.ts";

describe("the title of a page", () => {
  it.each([
    ["/", {}, "今日 · 驿道"],
    ["/complaints", {}, "投诉 · 驿道"],
    ["/complaints/TS2611220001", { no: "TS2611220001" }, "TS2611220001 · 投诉 · 驿道"],
    ["/complaintsx", {}, "驿道"],
    ["/login", {}, "驿道"],
  ])("of %s", (path, params, title) => {
    expect(pageTitle(path, params, translateFor("zh-CN"))).toBe(title);
  });

  it("is told in the reader's language", () => {
    const t = translateFor("en");
    expect(pageTitle("/admin/mailbox", {}, t)).toBe(`${t("common.nav.mailbox")} · ${t("common.product")}`);
    expect(t("common.nav.mailbox")).not.toContain("common.");
  });
});
