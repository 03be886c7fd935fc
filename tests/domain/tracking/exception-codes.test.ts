import { describe, expect, it } from "vitest";
import {
  EXCEPTION_CODES,
  EXCEPTION_STATES,
  EXCEPTIONS,
  isExceptionCode,
  mayBecome,
  PARTIES,
  partyOf,
} from "#app/domain/tracking/exception-codes.ts";

describe("exception codes", () => {
  it("name the responsible party in front, or belong to nobody we could ask", () => {
    for (const code of EXCEPTION_CODES) {
      const prefix = PARTIES.find((party) => code.startsWith(`${party}_`));
      expect([code, partyOf(code)]).toEqual([code, prefix ?? (code === "other_unknown" ? "unknown" : "external")]);
    }
  });

  it("block what must not happen while they are open", () => {
    const blocking = (flag: "blocksDispatch" | "blocksDelivery") =>
      EXCEPTION_CODES.filter((code) => EXCEPTIONS[code][flag]);
    expect(blocking("blocksDelivery")).toEqual([
      "carrier_lost",
      "shipper_hold",
      "consignee_refused",
      "consignee_payment",
      "security_inspection",
    ]);
    expect(blocking("blocksDispatch")).toContain("shipper_hold");
    expect(blocking("blocksDispatch")).not.toContain("consignee_payment");
  });

  it("go from open to handling to closed and never back", () => {
    const allowed = EXCEPTION_STATES.flatMap((from) =>
      EXCEPTION_STATES.filter((to) => mayBecome(from, to)).map((to) => `${from}→${to}`),
    );
    expect(allowed).toEqual(["open→handling", "open→closed", "handling→closed"]);
  });

  it("are recognised", () => {
    expect(isExceptionCode("weather_delay")).toBe(true);
    expect(isExceptionCode("constructor") || isExceptionCode("")).toBe(false);
  });
});
