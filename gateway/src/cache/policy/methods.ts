/** Safe methods of the registry (RFC 9110 section 9.2.1); whatever is not known may change things. */
const safe: ReadonlySet<string> = new Set([
  "GET",
  "HEAD",
  "OPTIONS",
  "TRACE",
  "PROPFIND",
  "REPORT",
  "SEARCH",
  "QUERY",
]);

export function isSafeMethod(method: string): boolean {
  return safe.has(method);
}

/** RFC 9111 section 4.4: an unsafe method, also one that nobody knows, invalidates unless it has failed. */
export function invalidates(method: string, status: number): boolean {
  return !isSafeMethod(method) && status >= 200 && status < 400;
}
