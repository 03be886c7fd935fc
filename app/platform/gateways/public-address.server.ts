import { BlockList, isIP } from "node:net";

/** Not the public internet: IANA's special-purpose registry for IPv4 (RFC 6890), and one cloud's metadata service. */
const closedV4 = [
  "0.0.0.0/8", // this network
  "10.0.0.0/8", // private
  "100.64.0.0/10", // carrier-grade NAT; Aliyun's metadata service lives here
  "127.0.0.0/8", // loopback
  "168.63.129.16/32", // Azure's metadata service, in a public range
  "169.254.0.0/16", // link-local; the other clouds' metadata services
  "172.16.0.0/12", // private
  "192.0.0.0/24", // protocol assignments
  "192.0.2.0/24", // documentation
  "192.88.99.0/24", // 6to4 relays
  "192.168.0.0/16", // private
  "198.18.0.0/15", // benchmarking
  "198.51.100.0/24", // documentation
  "203.0.113.0/24", // documentation
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, broadcast
];

/** Inside 2000::/3, yet not plain hosts: they carry an IPv4 address within or are for protocols and documents. */
const closedV6 = [
  "2001::/23", // protocol assignments, Teredo
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4
  "3fff::/20", // documentation
];

const v4 = blockList(closedV4, "ipv4");
const v6 = blockList(closedV6, "ipv6");
/** The only part of IPv6 given out for the public internet; everything else (::1, ULA, link-local, v4-mapped) is not. */
const globalV6 = blockList(["2000::/3"], "ipv6");

/** Whether an IP address (no name, no brackets) is a host of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (address.includes("%")) return false;
  const family = isIP(address);
  if (family === 4) return !v4.check(address, "ipv4");
  if (family === 6) return globalV6.check(address, "ipv6") && !v6.check(address, "ipv6");
  return false;
}

function blockList(cidrs: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [net = "", bits] = cidr.split("/");
    list.addSubnet(net, Number(bits), family);
  }
  return list;
}
