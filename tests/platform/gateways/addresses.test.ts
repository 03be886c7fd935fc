import { describe, expect, it } from "vitest";
import { parseAllowList } from "#app/platform/gateways/allow-list.server.ts";
import { isPublicAddress } from "#app/platform/gateways/public-address.server.ts";
import { webhookUrlFault } from "#app/platform/gateways/webhook-url.ts";

describe("isPublicAddress", () => {
  it.each([
    ["1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0"],
    ["168.63.129.15", "168.63.129.17", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0"],
    ["192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255"],
    ["2400:3200::1", "2606:4700:4700::1111", "2001:200::", "2003::1", "3ffe::1"],
  ])("lets hosts of the public internet through", (...addresses) => {
    for (const address of addresses) expect(isPublicAddress(address), address).toBe(true);
  });

  it.each([
    ["0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "127.0.0.1", "127.255.255.255"],
    ["100.64.0.0", "100.100.100.200", "100.127.255.255", "168.63.129.16", "169.254.0.0", "169.254.169.254"],
    ["172.16.0.0", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.0", "192.168.255.255"],
    ["198.18.0.0", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255"],
    ["240.0.0.1", "255.255.255.255"],
    ["::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1"],
    ["2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0"],
    ["febf::1", "fec0::1", "ff02::1"],
    ["", "localhost", "127.1", "0x7f.0.0.1", "8.8.8.8:80", "[2400:3200::1]"],
  ])("refuses everything else", (...addresses) => {
    for (const address of addresses) expect(isPublicAddress(address), address).toBe(false);
  });
});

describe("parseAllowList", () => {
  const list = parseAllowList([
    "intranet.example",
    "ERP.example:8443",
    "10.1.2.3",
    "10.9.9.9:8080",
    "192.168.0.0/16",
    "fd00::/8",
    "[::1]:3000",
  ]);

  it("lists hosts with and without port", () => {
    expect(list.allowsHost("intranet.example", 80)).toBe(true);
    expect(list.allowsHost("sub.intranet.example", 80)).toBe(false);
    expect(list.allowsHost("erp.example", 8443)).toBe(true);
    expect(list.allowsHost("erp.example", 443)).toBe(false);
  });

  it("lists addresses and blocks with and without port", () => {
    expect(list.allowsAddress("10.1.2.3", 1)).toBe(true);
    expect(list.allowsAddress("10.1.2.4", 1)).toBe(false);
    expect(list.allowsAddress("10.9.9.9", 8080)).toBe(true);
    expect(list.allowsAddress("10.9.9.9", 8081)).toBe(false);
    expect(list.allowsAddress("192.168.77.1", 80)).toBe(true);
    expect(list.allowsAddress("fd12::1", 80)).toBe(true);
    expect(list.allowsAddress("fe80::1", 80)).toBe(false);
    expect(list.allowsAddress("::1", 3000)).toBe(true);
    expect(list.allowsAddress("::1", 3001)).toBe(false);
    expect(list.allowsAddress("intranet.example", 80)).toBe(false);
  });

  it.each([
    "",
    "http://a.example",
    "a.example:0",
    "a.example:65536",
    "a.example:x",
    "10.0.0.0/33",
    "10.0.0/8",
    "fd00::/129",
    "10.0.0.256",
    "127.1",
    "a b",
    "-a.example",
    "[::1]:",
    "*",
  ])("refuses the entry %j at once", (entry) => {
    expect(() => parseAllowList([entry])).toThrow(/not a host/);
  });
});

describe("webhookUrlFault", () => {
  it.each(["https://a.example/hook?x=1", "http://a.example:8080/", "https://[2400:3200::1]/"])("takes %s", (url) => {
    expect(webhookUrlFault(url)).toBeNull();
  });

  it.each([
    "",
    "a.example/hook",
    "//a.example/",
    "http://",
    "ftp://a.example/",
    "file:///etc/passwd",
    "gopher://a.example/",
    "javascript:alert(1)",
    "https://user:pass@a.example/",
    "https://user@a.example/",
    "https://:pass@a.example/",
    "http://256.256.256.256/",
    "http://[fe80::1%25eth0]/",
  ])("refuses %j", (url) => {
    expect(webhookUrlFault(url)).toBe("url_not_allowed");
  });
});
