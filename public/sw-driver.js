/*
 * The driver's pages without a connection: the last copy of each page and everything it is made of. Network first for
 * pages, so that nobody reads yesterday's trip while there is a signal; kept copies first for files whose names change with
 * their content. Acts are not its business: they wait in IndexedDB.
 */
const PAGES = "yidao-driver-pages-1";
const FILES = "yidao-driver-files-1";
const PATIENCE_MS = 6_000;
const MOST_PAGES = 30;
const MOST_FILES = 250;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const known = new Set([PAGES, FILES]);
  const forget = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("yidao-driver-") && !known.has(name)) {
        await caches.delete(name);
      }
    }
    await self.clients.claim();
  };
  event.waitUntil(forget());
});

const isPage = (url) => url.pathname === "/driver" || url.pathname.startsWith("/driver/trips/");
const isFile = (url) => url.pathname.startsWith("/assets/") || url.pathname === "/favicon.svg";

async function shorten(name, most) {
  const cache = await caches.open(name);
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - most))) {
    await cache.delete(key);
  }
}

async function keepFile(path) {
  const cache = await caches.open(FILES);
  if (!(await cache.match(path))) {
    const response = await fetch(path);
    if (response.ok) {
      await cache.put(path, response);
      await shorten(FILES, MOST_FILES);
    }
  }
}

/** A page is worth nothing without its scripts and styles, which it names itself. */
async function keepPage(path, response) {
  const html = await response.clone().text();
  const cache = await caches.open(PAGES);
  await cache.delete(path);
  await cache.put(path, response);
  await shorten(PAGES, MOST_PAGES);
  const files = new Set(html.match(/\/assets\/[\w./-]+\.(?:js|css)/g) ?? []);
  await Promise.all([...files].map((file) => keepFile(file).catch(() => {})));
}

/** The login page in place of a trip: the phone may be in other hands now. */
async function forgetPages() {
  await caches.delete(PAGES);
}

async function freshPage(request, path) {
  const response = await fetch(request);
  if (response.redirected) {
    await forgetPages();
  } else if (response.ok) {
    await keepPage(path, response.clone());
  } else if (response.status === 404 || response.status === 403) {
    await (await caches.open(PAGES)).delete(path);
  }
  return response;
}

async function page(request, url) {
  const kept = await (await caches.open(PAGES)).match(url.pathname);
  const fresh = freshPage(request, url.pathname);
  if (!kept) {
    return fresh;
  }
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  return Promise.race([fresh.catch(() => kept), late]);
}

async function file(request) {
  const kept = await (await caches.open(FILES)).match(request, { ignoreSearch: true });
  if (kept) {
    return kept;
  }
  const response = await fetch(request);
  if (response.ok) {
    await (await caches.open(FILES)).put(request, response.clone());
    await shorten(FILES, MOST_FILES);
  }
  return response;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) {
    return;
  }
  if (request.method === "GET" && request.mode === "navigate" && isPage(url)) {
    event.respondWith(page(request, url));
  } else if (request.method === "GET" && isFile(url)) {
    event.respondWith(file(request));
  }
});

/** The open page tells which pages and files it needs without a connection, and when its user leaves. */
self.addEventListener("message", (event) => {
  const { type, pages = [], files = [] } = event.data ?? {};
  if (type === "forget") {
    event.waitUntil(forgetPages());
    return;
  }
  if (type !== "keep") {
    return;
  }
  const keep = async () => {
    await Promise.all(files.map((path) => keepFile(path).catch(() => {})));
    for (const path of pages) {
      await freshPage(new Request(path, { credentials: "same-origin" }), path).catch(() => {});
    }
  };
  event.waitUntil(keep());
});
