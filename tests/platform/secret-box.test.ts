import { describe, expect, it } from "vitest";
import { createSecretBox } from "#app/platform/secret-box.server.ts";

const box = createSecretBox("a".repeat(32));

describe("the secret box", () => {
  it("gives back what was put in, and never looks the same", () => {
    const sealed = box.seal("whsec_密", "endpoint-1");
    expect(box.open(sealed, "endpoint-1")).toBe("whsec_密");
    expect(box.seal("whsec_密", "endpoint-1")).not.toBe(sealed);
    expect(Buffer.from(sealed.slice(3), "base64url").toString("latin1")).not.toContain("whsec");
  });

  it("opens nothing that was changed, moved or sealed under another key", () => {
    const sealed = box.seal("secret", "endpoint-1");
    const bytes = Buffer.from(sealed.slice(3), "base64url");
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => box.open(`v1.${changed.toString("base64url")}`, "endpoint-1")).toThrow();
    }
    expect(() => box.open(sealed, "endpoint-2")).toThrow();
    expect(() => createSecretBox("b".repeat(32)).open(sealed, "endpoint-1")).toThrow();
    expect(() => box.open("v2.AAAA", "endpoint-1")).toThrow("not a sealed secret");
    expect(() => box.open("", "endpoint-1")).toThrow("not a sealed secret");
  });
});
