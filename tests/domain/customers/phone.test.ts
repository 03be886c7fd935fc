import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { normalizePhone } from "#app/domain/customers/phone.server.ts";
import { displayPhone, maskPhone } from "#app/domain/customers/phone.ts";
import { gbkRows, workbookRows } from "../places/lists.ts";

describe("normalizePhone", () => {
  it.each([
    "19912345678",
    "199 1234 5678",
    "199-1234-5678",
    "１９９１２３４５６７８",
    "＋86 199－1234－5678",
    "+8619912345678",
    "+86 (199) 1234 5678",
    "8619912345678",
    "008619912345678",
    "00 86 199 1234 5678",
    "  19912345678\t",
    "199 1234 5678",
  ])("reads the mobile %j", (raw) => {
    expect(normalizePhone(raw)).toEqual({ ok: true, value: "+8619912345678", kind: "mobile" });
  });

  it.each([
    "0991-2345678",
    "0991 - 2345678",
    "(0991)2345678",
    "（0991）2345678",
    "09912345678",
    "+86 991 2345678",
    "86-0991-2345678",
    "0086 991 2345678",
  ])("reads the landline %j", (raw) => {
    expect(normalizePhone(raw)).toEqual({ ok: true, value: "+869912345678", kind: "landline" });
  });

  it.each([
    "0991-2345678-801",
    "0991-2345678转801",
    "0991-2345678 转 801",
    "0991-2345678分机801",
    "0991-2345678 ext. 801",
    "0991-2345678#801",
    "09912345678 x801",
  ])("sets the extension of %j apart", (raw) => {
    expect(normalizePhone(raw)).toEqual({ ok: true, value: "+869912345678", kind: "landline", extension: "801" });
  });

  it.each([
    ["010-62345678", "+861062345678", "landline"],
    ["021 3123 4567", "+862131234567", "landline"],
    ["400-888-1234", "+864008881234", "landline"],
    ["+7 701 234 5678", "+77012345678", "mobile"],
    ["+998 71 200 70 07", "+998712007007", "landline"],
  ])("reads %s", (raw, value, kind) => {
    expect(normalizePhone(raw)).toEqual({ ok: true, value, kind });
  });

  it.each([
    ["1990000", "too_short"],
    ["2345678", "too_short"],
    ["", "too_short"],
    ["10086", "too_short"],
    ["王先生", "not_a_phone"],
    ["1991234567a", "not_a_phone"],
    ["12345678901", "not_a_phone"],
    ["199123456789", "not_a_phone"],
    ["00000000000", "not_a_phone"],
    ["19912345678/19912345679", "not_a_phone"],
    ["++8619912345678", "not_a_phone"],
    ["+999 12345678901", "not_a_phone"],
  ])("refuses %j: %s", (raw, reason) => {
    expect(normalizePhone(raw)).toEqual({ ok: false, reason });
  });

  it("gives the same value for what it gave", () => {
    for (const raw of ["19912345678", "0991-2345678", "400-888-1234", "+77012345678"]) {
      const first = normalizePhone(raw);
      if (!first.ok) throw new Error(raw);
      expect(normalizePhone(first.value)).toEqual(first);
      expect(normalizePhone(displayPhone(first.value))).toEqual(first);
    }
  });

  it("agrees with the numbering plan on every mobile prefix", () => {
    for (let prefix = 100; prefix < 200; prefix++) {
      const number = `${prefix}12345678`;
      const plan = parsePhoneNumberFromString(number, "CN");
      const mobile = plan?.isValid() === true && plan.getType() === "MOBILE";
      const result = normalizePhone(number);
      expect(result.ok && result.kind === "mobile", number).toBe(mobile);
    }
  });

  it("accepts every number of the lists but the short one in row 19 of the messy list", async () => {
    const refused: { row: number; reason: string }[] = [];
    const lists = [await workbookRows("arrival-list.xlsx"), await workbookRows("arrival-list-messy.xlsx"), gbkRows()];
    let count = 0;
    for (const row of lists.flat()) {
      for (const phone of row.phones) {
        const result = normalizePhone(phone);
        count += 1;
        if (!result.ok) refused.push({ row: row.row, reason: result.reason });
      }
    }
    expect(count).toBe(186 * 2 + 60 * 2 + 80);
    expect(refused).toEqual([{ row: 19, reason: "too_short" }]);
  });
});

describe("displayPhone and maskPhone", () => {
  it.each([
    ["+8619912344567", "199 1234 4567", "199****4567"],
    ["+869912345678", "0991-2345678", "0991-****678"],
    ["+861062345678", "010-62345678", "010-****678"],
    ["+864008881234", "400-888-1234", "400-****234"],
    ["+77012345678", "+77012345678", "+77****678"],
    ["12345", "12345", "****"],
    ["", "", "****"],
  ])("shows %s as %s, masked %s", (value, shown, masked) => {
    expect(displayPhone(value)).toBe(shown);
    expect(maskPhone(value)).toBe(masked);
  });

  it("never lets through more than the ends of a number", () => {
    for (const value of ["+8619912344567", "+869912345678", "+861062345678", "+864008881234", "+77012345678"]) {
      const hidden = value.replace(/\D/g, "").slice(-7, -4);
      expect(maskPhone(value)).not.toContain(hidden);
      expect(maskPhone(value).replace(/\D/g, "").length).toBeLessThanOrEqual(value.length - 5);
    }
  });
});
