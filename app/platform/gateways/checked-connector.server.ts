import { type LookupAddress, lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import type { AllowList } from "./allow-list.server.ts";
import { isPublicAddress } from "./public-address.server.ts";

/** Resolves a name to all its addresses; the system's resolver unless a test brings its own. */
export type ResolveAll = (
  hostname: string,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A connection that was refused because of where it would have led. */
export class AddressNotAllowedError extends Error {
  override name = "AddressNotAllowedError";
}

/**
 * A connector for undici that checks every address at the moment of connecting and then connects to exactly the
 * addresses it has checked: the lookup happens once, within the connection, so a name cannot answer differently
 * between the check and the use (DNS rebinding). One address that is neither public nor listed refuses the whole name.
 */
export function createCheckedConnector(config: {
  allowList: AllowList;
  timeoutMs: number;
  resolveAll?: ResolveAll;
}): buildConnector.connector {
  const resolveAll = config.resolveAll ?? ((hostname, callback) => systemLookup(hostname, { all: true }, callback));
  const perPort = new Map<number, buildConnector.connector>();

  return (options, callback) => {
    const port = Number(options.port) || (options.protocol === "https:" ? 443 : 80);
    const literal = isIP(options.hostname) !== 0;
    // No lookup is made for an address written out in the URL, so it is checked here.
    if (literal && !mayConnect(config.allowList, options.hostname, port)) {
      callback(new AddressNotAllowedError(), null);
      return;
    }
    // A connector keeps TLS sessions for quicker handshakes, so there is one for each port, not for each connection.
    let connector = perPort.get(port);
    if (!connector) {
      const lookup = checkedLookup(config.allowList, port, resolveAll);
      connector = buildConnector({ lookup, timeout: config.timeoutMs });
      perPort.set(port, connector);
    }
    connector(options, callback);
  };
}

function checkedLookup(allowList: AllowList, port: number, resolveAll: ResolveAll): LookupFunction {
  return (hostname, options, callback) => {
    resolveAll(hostname, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) {
        callback(error ?? Object.assign(new Error(), { code: "ENODATA" }), "", 0);
        return;
      }
      const allowed =
        allowList.allowsHost(hostname.toLowerCase(), port) ||
        addresses.every(({ address }) => mayConnect(allowList, address, port));
      if (!allowed) callback(new AddressNotAllowedError(), "", 0);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function mayConnect(allowList: AllowList, address: string, port: number): boolean {
  return isPublicAddress(address) || allowList.allowsAddress(address, port);
}
