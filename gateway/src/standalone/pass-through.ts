import type { CacheAnswer, CacheRequest, HttpCache, Origin } from "../cache/engine/http-cache.ts";

/** No cache: every request goes to the origin as it is. */
export const passThrough: HttpCache = {
  async answer(request: CacheRequest, origin: Origin): Promise<CacheAnswer> {
    const { method, fields, signal } = request;
    const answer = await origin({ method, fields, signal, background: false });
    return { ...answer, stored: undefined, outcome: "bypass" };
  },
};
