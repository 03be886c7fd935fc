const SCOPE = "/driver";

function loadedFiles(): string[] {
  const names = performance.getEntriesByType("resource").map((entry) => new URL(entry.name));
  const own = names.filter((url) => url.origin === location.origin && url.pathname.startsWith("/assets/"));
  return [...new Set(own.map((url) => url.pathname))];
}

/**
 * Has the service worker keep these pages and everything this one has loaded, so that they open without a connection.
 * Where there is none (no HTTPS, an old browser) nothing happens: the queue works all the same.
 */
export async function keepForOffline(pages: string[]): Promise<void> {
  if (!("serviceWorker" in navigator) || !navigator.onLine) {
    return;
  }
  try {
    await navigator.serviceWorker.register("/sw-driver.js", { scope: SCOPE });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ type: "keep", pages, files: loadedFiles() });
  } catch {
    // an enhancement: a browser that refuses it still has the page and the queue
  }
}

/** Before signing out: the phone may be handed on, and the kept pages hold customers' names and numbers. */
export function forgetOffline(): void {
  navigator.serviceWorker?.controller?.postMessage({ type: "forget" });
}
