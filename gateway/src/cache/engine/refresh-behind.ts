import { variantOf } from "../policy/vary.ts";
import type { StoredResponse } from "../store/stored-response.ts";
import { askForAnswer } from "./ask-for-answer.ts";
import type { CacheRequest } from "./http-cache.ts";
import type { EngineParts, Passenger } from "./passenger.ts";
import { readTraits } from "./request-traits.ts";

/** RFC 5861 section 3: the origin is asked on behalf of all, and this client has its answer already. */
export function refreshBehind(parts: EngineParts, passenger: Passenger, stored: StoredResponse): void {
  const { request, origin } = passenger;
  const fillKey = parts.varies.fillKey(request.key, variantOf(request.fields));
  parts.refreshes.start(fillKey, async () => {
    const signal = AbortSignal.timeout(parts.settings.backgroundPatience);
    const turn = await parts.coalescer.enter(fillKey, signal);
    if (turn.role === "follower") return;
    const answer = await askForAnswer(parts, {
      request: behind(request, signal),
      traits: readTraits(request.fields, false),
      origin,
      stored,
      reason: "stale",
      turn,
      fillKey,
      background: true,
    });
    if (answer.body !== undefined && !Buffer.isBuffer(answer.body)) answer.body.discard();
  });
}

/** The same question without the client who asked it. */
function behind({ key, fields, scope, keyOf }: CacheRequest, signal: AbortSignal): CacheRequest {
  return {
    method: "GET",
    key,
    fields,
    signal,
    ...(scope === undefined ? {} : { scope }),
    ...(keyOf === undefined ? {} : { keyOf }),
  };
}
