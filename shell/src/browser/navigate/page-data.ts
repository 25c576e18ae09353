import type { NavigationData } from "@madang/manifest";

export interface LoadedPage {
  readonly data: NavigationData;
  /** May not be kept in memory (RFC 9111 section 5.2.2.5). */
  readonly personal: boolean;
}

/** Longer than any page's deadline: past it the browser's own navigation tells more. */
const patience = 12_000;

/** Rejects on any trouble; the caller then navigates in full. */
export async function fetchPage(url: URL, options: { prefetch: boolean }): Promise<LoadedPage> {
  const response = await fetch(`/_data${url.pathname}${url.search}`, {
    headers: { accept: "application/json", ...(options.prefetch ? { purpose: "prefetch" } : {}) },
    credentials: "same-origin",
    signal: AbortSignal.timeout(patience),
  });
  if (!response.headers.get("content-type")?.startsWith("application/json"))
    throw new TypeError("The answer is not navigation data.");
  const data: unknown = await response.json();
  if (!isNavigationData(data)) throw new TypeError("The navigation data is of another version.");
  return { data, personal: response.headers.get("cache-control")?.includes("no-store") === true };
}

/** The full schema would weigh more than this script: the gateway of this site wrote the answer. */
function isNavigationData(value: unknown): value is NavigationData {
  if (typeof value !== "object" || value === null) return false;
  const data = value as Partial<NavigationData>;
  return (
    data.v === 1 &&
    typeof data.main === "string" &&
    typeof data.title === "string" &&
    typeof data.url === "string" &&
    /^\/(?![/\\])/.test(data.url) &&
    Array.isArray(data.styles) &&
    data.runtime?.v === 1
  );
}
