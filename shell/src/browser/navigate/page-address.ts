/** Answered by something else than a page (docs/architecture.md, Addresses). */
const notPages = /^\/(?:api|_assets|_data|_boxes|preferences|_preview|health|metrics)(?:\/|$)/;
/** A last segment with a file's ending: feeds, documents, pictures. */
const looksLikeFile = /\.[a-z][a-z0-9]{1,5}$/i;

/** Whether the address may be a page of this site in the same language as the page at `here`. */
export function isPageAddress(url: URL, here: URL): boolean {
  return (
    url.origin === here.origin &&
    !notPages.test(url.pathname) &&
    !looksLikeFile.test(url.pathname) &&
    languagePrefix(url) === languagePrefix(here)
  );
}

/** `/en` of `/en/news`; nothing in the first language. A two-letter page would only be loaded in full. */
function languagePrefix(url: URL): string {
  return /^\/[a-z]{2}(?=\/|$)/.exec(url.pathname)?.[0] ?? "";
}

/** Same document, other place in it: the browser does that by itself. */
export function isSameDocument(url: URL, here: URL): boolean {
  return url.pathname === here.pathname && url.search === here.search;
}

/** Path with query: what identifies a page. */
export function pageKey(url: URL): string {
  return url.pathname + url.search;
}
