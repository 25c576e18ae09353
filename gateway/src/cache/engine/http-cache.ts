import type { StreamedBody } from "../../answer/answer.ts";
import type { StopSignal } from "../../upstream/stop-signal.ts";
import type { FieldList } from "../field-list.ts";
import type { StoredResponse } from "../store/stored-response.ts";

/** A request as the cache sees it. */
export interface CacheRequest {
  readonly method: string;
  /** Of the target, without variants (../cache-key.ts). */
  readonly key: string;
  readonly fields: FieldList;
  /** Aborted when nobody waits for the answer any more, or when its time is over. */
  readonly signal: StopSignal;
  /**
   * Milliseconds since 1970: an answer that is fresh no longer than this is asked for anew. For whoever has what was made of it, and
   * renews it before it ends.
   */
  readonly freshBeyond?: number;
  /** The module that answers: its tags are its own (../purge/tags.ts). Without it nothing is tagged. */
  readonly scope?: string;
  /** No answer, and for a reason that is this request's own: whoever waits for the same answer asks anew instead of failing with it. */
  readonly isOwnFailure?: (error: unknown) => boolean;
  /** Key of another address on this origin, for invalidation by Location and Content-Location (RFC 9111 section 4.4). */
  readonly keyOf?: (address: string) => string | undefined;
}

/** What is asked of the origin: the request's own method and fields, with conditions of the cache's in place of the client's. */
export interface OriginRequest {
  readonly method: string;
  readonly fields: FieldList;
  readonly signal: StopSignal;
  /** Nobody waits: a refresh behind an answer that has gone out. */
  readonly background: boolean;
}

/** An answer whose body still flows. */
export interface OriginAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly fields: FieldList;
  /** A Buffer where it is complete already; undefined where there is none (204, 304, HEAD). */
  readonly body: Buffer | FlowingBody | undefined;
}

/** Bytes on their way. Exactly one of the methods is called, once. */
export interface FlowingBody extends StreamedBody {
  /** Hands every byte to `response` at its pace and to `tap` as it passes. Rejects when the rest will never come. */
  pipe(response: Parameters<StreamedBody["pipe"]>[0], tap?: (chunk: Buffer) => void): Promise<void>;
  /** Reads it all with nobody to send it to. Rejects beyond `limit` bytes, and when the rest will never come. */
  collect(limit: number): Promise<Buffer>;
  /** Nobody wants it. */
  discard(): void;
}

/** Rejects with a MadangError when there is no answer at all. */
export type Origin = (request: OriginRequest) => Promise<OriginAnswer>;

export interface CacheAnswer {
  readonly status: number;
  readonly statusText: string;
  /** With Age and Cache-Status where they belong. */
  readonly fields: FieldList;
  readonly body: Buffer | FlowingBody | undefined;
  /** What the answer was taken from, or becomes (still without its body where that flows); undefined where nothing is stored. */
  readonly stored: StoredResponse | undefined;
  /** For metrics and logs. `stale`: shown while it is being refreshed; `stale-if-error`: stands in for an answer that did not come. */
  readonly outcome: CacheOutcome;
}

export type CacheOutcome =
  | "hit"
  | "stale"
  | "stale-if-error"
  | "revalidated"
  | "miss"
  | "collapsed"
  | "bypass"
  | "unshareable"
  | "error";

/** A shared cache before one origin (RFC 9111). */
export interface HttpCache {
  /** Rejects with what the origin rejected with, where nothing stored may stand in. */
  answer(request: CacheRequest, origin: Origin): Promise<CacheAnswer>;
}
