import type { StoredResponse } from "../store/stored-response.ts";
import { currentAge } from "./age.ts";
import type { RequestDirectives } from "./request-directives.ts";

/** `fresh`: as it is. `refresh`: as it is, and asked for anew behind it. `validate`: not before the origin has been asked. */
export type Reuse = "fresh" | "refresh" | "validate";

export interface ReuseQuestion {
  readonly stored: StoredResponse;
  readonly now: number;
  /** Undefined where the request asks for nothing, or what it asks does not count here. */
  readonly asked: RequestDirectives | undefined;
  /** It came while the request waited for it: whole seconds count, as in Age. */
  readonly arrived: boolean;
  /** Whether it may be used past its lifetime; asked where the request accepts that. */
  readonly toleratesStale: () => boolean;
  readonly immutable: () => boolean;
}

/** RFC 9111 section 4, conditions on freshness; section 5.2.1 for what the request asks; RFC 5861 section 3. */
export function decideReuse(question: ReuseQuestion): Reuse {
  const { stored, now, asked } = question;
  if (asked === undefined) return withoutWishes(stored, now);
  if (asked.noCache || isTooOld(question, asked)) return "validate";
  const missing = now + (asked.minFresh ?? 0) * 1000 - stored.freshUntil;
  if (missing < 0) return "fresh";
  if (now < stored.freshUntil) return "validate";
  if (asked.maxStale !== undefined && missing <= asked.maxStale * 1000 && question.toleratesStale())
    return "fresh";
  return asked.minFresh === undefined && asked.maxAge === undefined ? withoutWishes(stored, now) : "validate";
}

function withoutWishes(stored: StoredResponse, now: number): Reuse {
  if (now < stored.freshUntil) return "fresh";
  return now < stored.staleWhileRevalidateUntil ? "refresh" : "validate";
}

/** RFC 8246 section 2: a reload (`max-age=0`) does not ask for what cannot have changed; `no-cache` does. */
function isTooOld(question: ReuseQuestion, { maxAge }: RequestDirectives): boolean {
  if (maxAge === undefined) return false;
  const { stored, now, arrived, immutable } = question;
  const age = currentAge(stored, now);
  if ((arrived ? Math.floor(age) : age) <= maxAge) return false;
  return !(maxAge === 0 && now < stored.freshUntil && immutable());
}
