/** A cache of its own for each build of the shell: the address of this script holds the build. */
const prefix = "madang-offline ";
const cacheName = prefix + location.pathname;

const pages = ["/offline", "/en/offline"] as const;

export async function addOfflinePages(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all(pages.map((path) => addPage(cache, path)));
}

async function addPage(cache: Cache, path: string): Promise<void> {
  const response = await fetch(path, { credentials: "omit", cache: "no-cache" });
  if (!response.ok || response.redirected) throw new TypeError(`${path} answered ${response.status}.`);
  const html = await response.clone().text();
  // Warms the browser's own cache: these files are immutable and stay there.
  await Promise.all(stylesheetsOf(html).map((address) => fetch(address, { credentials: "omit" })));
  await cache.put(path, response);
}

function stylesheetsOf(html: string): string[] {
  return [...html.matchAll(/"(\/_assets\/[\w./-]+\.css)"/g)].map(([, address]) => address ?? "");
}

/** In the language of the page that could not be reached. 503: nothing was found out about that page. */
export async function offlinePage(url: URL): Promise<Response> {
  const path = /^\/en(?:\/|$)/.test(url.pathname) ? pages[1] : pages[0];
  const stored = await caches.match(path, { cacheName });
  if (stored === undefined) return Response.error();
  return new Response(stored.body, { status: 503, headers: stored.headers });
}

export async function removeOtherCaches(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
}
