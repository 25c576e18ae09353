import { cacheStatusMember, type ForwardReason } from "../policy/cache-status.ts";
import type { CacheSettings } from "./cache-settings.ts";
import type { CacheAnswer, CacheRequest, Origin } from "./http-cache.ts";

/** The request in its own words, and the answer in the origin's. */
export async function forwardAsItIs(options: {
  readonly request: CacheRequest;
  readonly origin: Origin;
  readonly forward: ForwardReason;
  readonly settings: CacheSettings;
}): Promise<CacheAnswer> {
  const { request, origin, forward, settings } = options;
  const { method, fields, signal } = request;
  const answer = await origin({ method, fields, signal, background: false });
  const cacheStatus = cacheStatusMember(settings.name, { forward });
  return {
    status: answer.status,
    statusText: answer.statusText,
    fields: [...answer.fields, "cache-status", cacheStatus],
    body: answer.body,
    stored: undefined,
    outcome: "bypass",
  };
}
