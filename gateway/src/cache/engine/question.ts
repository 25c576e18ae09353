import type { AloneTurn, LeaderTurn } from "../coalesce/coalescer.ts";
import type { FieldList } from "../field-list.ts";
import type { ForwardReason } from "../policy/cache-status.ts";
import { validatingFields, withoutConditions } from "../policy/validation.ts";
import type { StoredResponse } from "../store/stored-response.ts";
import type { CacheRequest, Origin } from "./http-cache.ts";
import type { RequestTraits } from "./request-traits.ts";

/** A request that goes on to the origin, with what is known about it. */
export interface Question {
  readonly request: CacheRequest;
  readonly traits: RequestTraits;
  readonly origin: Origin;
  /** What is stored and may not be shown without asking. */
  readonly stored: StoredResponse | undefined;
  readonly reason: ForwardReason;
  /** Undefined where it asks for itself, and nobody waits. */
  readonly turn: LeaderTurn | AloneTurn | undefined;
  /** Under which others wait. */
  readonly fillKey: string;
  readonly background: boolean;
}

export interface Wording {
  readonly fields: FieldList;
  /** The conditions are the cache's own: 304 speaks of what is stored. */
  readonly validating: boolean;
}

/**
 * How the origin is asked. About what is stored: with its validators (RFC 9111 section 4.3.1). On behalf of all who wait: for
 * the whole, without this client's conditions. Else as it came.
 */
export function wordingOf({ request, traits, stored, turn }: Question): Wording {
  const validating =
    stored === undefined || traits.precondition ? undefined : validatingFields(request.fields, stored.fields);
  if (validating !== undefined) return { fields: validating, validating: true };
  const forAll = turn?.role === "leader";
  return { fields: forAll ? withoutConditions(request.fields) : request.fields, validating: false };
}
