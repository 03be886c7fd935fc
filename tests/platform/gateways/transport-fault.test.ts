import { describe, expect, it } from "vitest";
import { transportFault } from "#app/platform/gateways/transport-fault.ts";

const withCode = (code: string, extra: object = {}) => Object.assign(new Error(code), { code, ...extra });

describe("transportFault", () => {
  it.each([
    ["ENOTFOUND", "dns_failed"],
    ["ETIMEDOUT", "timeout"],
    ["ECONNREFUSED", "connection_failed"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls_failed"],
    ["CERT_HAS_EXPIRED", "tls_failed"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls_failed"],
    ["UND_ERR_HEADERS_OVERFLOW", "answer_not_understood"],
  ])("knows %s", (code, reason) => {
    expect(transportFault(withCode(code))).toBe(reason);
  });

  it("looks into causes, collected errors and codes that were replaced", () => {
    expect(transportFault(new TypeError("fetch failed", { cause: withCode("ECONNRESET") }))).toBe("connection_failed");
    expect(transportFault(new AggregateError([withCode("ECONNREFUSED")]))).toBe("connection_failed");
    expect(transportFault(withCode("ESOCKET", { originalCode: "CERT_HAS_EXPIRED" }))).toBe("tls_failed");
  });

  it("does not claim this program's own mistakes", () => {
    expect(transportFault(new TypeError("x is not a function"))).toBeUndefined();
    expect(transportFault(withCode("UND_ERR_INVALID_ARG"))).toBeUndefined();
    expect(transportFault("ECONNREFUSED")).toBeUndefined();
  });
});
