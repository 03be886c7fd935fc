import { BlockList, isIP } from "node:net";

/** Which addresses the operator has opened for webhooks although they are not public. */
export type AllowList = {
  /** Whether a host name, as it stands in the URL, is listed; it may then resolve to anything. */
  allowsHost(host: string, port: number): boolean;
  /** Whether an IP address is listed by itself or in a CIDR block. */
  allowsAddress(address: string, port: number): boolean;
};

/**
 * Reads entries of the forms `host`, `host:port`, `10.1.2.3`, `10.1.2.3:8080`, `[fd00::1]:8080`, `10.0.0.0/8`,
 * `fd00::/8`. Throws on an entry that is none of these, so that a typing mistake is found at the start.
 */
export function parseAllowList(entries: readonly string[]): AllowList {
  const hosts = new Set<string>();
  const everyPort = new BlockList();
  const byPort = new Map<number, BlockList>();
  for (const raw of entries) {
    const entry = parseEntry(raw.trim().toLowerCase());
    if (!entry) throw new Error(`not a host, host:port, IP address or CIDR block: ${raw}`);
    if (entry.kind === "host") {
      hosts.add(entry.port === undefined ? entry.host : `${entry.host}:${entry.port}`);
      continue;
    }
    const list = entry.port === undefined ? everyPort : (byPort.get(entry.port) ?? new BlockList());
    list.addSubnet(entry.address, entry.bits, entry.family);
    if (entry.port !== undefined) byPort.set(entry.port, list);
  }
  return {
    allowsHost: (host, port) => hosts.has(host) || hosts.has(`${host}:${port}`),
    allowsAddress: (address, port) => {
      const family = familyOf(address);
      if (!family) return false;
      return everyPort.check(address, family) || (byPort.get(port)?.check(address, family) ?? false);
    },
  };
}

type Entry =
  | { kind: "host"; host: string; port?: number }
  | { kind: "block"; address: string; bits: number; family: "ipv4" | "ipv6"; port?: number };

const hostName = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/;
/** A last label of digits only would be read as an IPv4 address by every URL parser; so it is no name. */
const numericEnd = /(^|\.)\d+$/;

function parseEntry(entry: string): Entry | null {
  const cidr = /^([0-9a-f.:]+)\/(\d{1,3})$/.exec(entry);
  if (cidr) return blockOf(cidr[1] ?? "", Number(cidr[2]));
  const bracketed = /^\[([0-9a-f.:]+)\](?::(\d{1,5}))?$/.exec(entry);
  if (bracketed) return blockOf(bracketed[1] ?? "", undefined, bracketed[2]);
  if (isIP(entry) === 6) return blockOf(entry);
  const [host = "", port, ...rest] = entry.split(":");
  if (rest.length > 0) return null;
  if (isIP(host) === 4) return blockOf(host, undefined, port);
  if (!hostName.test(host) || numericEnd.test(host)) return null;
  const number = portOf(port);
  return number === null ? null : { kind: "host", host, port: number };
}

function blockOf(address: string, bits?: number, port?: string): Entry | null {
  const family = familyOf(address);
  const number = portOf(port);
  if (!family || number === null) return null;
  const width = family === "ipv4" ? 32 : 128;
  if (bits !== undefined && bits > width) return null;
  return { kind: "block", address, bits: bits ?? width, family, port: number };
}

/** The port as a number, undefined when none is given, null when it is none. */
function portOf(port: string | undefined): number | undefined | null {
  if (port === undefined) return undefined;
  const number = Number(port);
  return /^\d{1,5}$/.test(port) && number >= 1 && number <= 65_535 ? number : null;
}

function familyOf(address: string): "ipv4" | "ipv6" | null {
  const family = isIP(address);
  return family === 4 ? "ipv4" : family === 6 ? "ipv6" : null;
}
