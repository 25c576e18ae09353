import { addOfflinePages, offlinePage, removeOtherCaches } from "./offline-pages.ts";
import { workerScope, type PageRequest } from "./worker-scope.ts";

/**
 * Answers one question only: what to show when a page cannot be reached at all. It stores the offline pages,
 * fetched without credentials, and nothing that a person has seen or sent.
 */
workerScope.addEventListener("install", (event) => {
  event.waitUntil(addOfflinePages().then(() => workerScope.skipWaiting()));
});

workerScope.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([removeOtherCaches(), workerScope.registration.navigationPreload?.enable()]));
});

workerScope.addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate" || event.request.method !== "GET") return;
  event.respondWith(fromNetwork(event).catch(() => offlinePage(new URL(event.request.url))));
});

/** The request that the browser has sent while this worker was waking up, where it does so. */
async function fromNetwork({ request, preloadResponse }: PageRequest): Promise<Response> {
  return (await preloadResponse) ?? fetch(request);
}
