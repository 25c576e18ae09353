/** RFC 9110 section 15.1: cacheable without explicit freshness; 206 is never stored here. */
const heuristicallyCacheable: ReadonlySet<number> = new Set([
  200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501,
]);

/** Final status codes of RFC 9110 and its registry whose rules this cache follows (RFC 9111 section 5.2.2.3). */
const understood: ReadonlySet<number> = new Set([
  200, 201, 202, 203, 204, 205, 300, 301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408,
  409, 410, 411, 412, 413, 414, 415, 416, 417, 421, 422, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504,
  505, 511,
]);

export function isHeuristicallyCacheable(status: number): boolean {
  return heuristicallyCacheable.has(status);
}

export function isUnderstood(status: number): boolean {
  return understood.has(status);
}

/** RFC 5861 section 4: what counts as an error that a stale answer may stand in for. */
export function isOriginError(status: number): boolean {
  return status === 500 || status === 502 || status === 503 || status === 504;
}

/** Says something of the resource itself, and not of this request: what is stored of it is no longer true. */
export function isDefinite(status: number): boolean {
  return status < 500 && !ofThisRequest.has(status);
}

const ofThisRequest: ReadonlySet<number> = new Set([
  206, 304, 408, 412, 413, 414, 416, 417, 421, 425, 429, 431,
]);
