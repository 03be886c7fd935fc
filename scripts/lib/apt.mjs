// @ts-check
import { findProgram } from "./find-program.mjs";
import { tryRun } from "./run.mjs";
import { step } from "./say.mjs";

/** Whether missing programs can be installed without asking anybody: root on Debian or Ubuntu. */
export function canApt() {
  return process.getuid?.() === 0 && findProgram("apt-get") !== undefined;
}

/**
 * Installs Debian packages without a question. Refreshes the package lists only when the first try fails.
 * @param {...string} packages
 * @returns {Promise<string | undefined>} what apt said when it failed
 */
export async function aptInstall(...packages) {
  return step(`Installing ${packages.join(", ")} with apt-get`, async () => {
    const first = await apt("install", "--no-install-recommends", ...packages);
    if (first.code === 0) {
      return undefined;
    }
    await apt("update");
    const second = await apt("install", "--no-install-recommends", ...packages);
    return second.code === 0 ? undefined : second.output.trimEnd();
  });
}

/** @param {...string} args */
function apt(...args) {
  const options = ["-y", "-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Options::=--force-confold"];
  return tryRun("apt-get", [...options, ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", NEEDRESTART_MODE: "a" },
  });
}
