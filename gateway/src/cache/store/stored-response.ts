import type { FieldList } from "../field-list.ts";

/** Codings that the gateway itself makes of a stored body. */
export const storedEncodings = ["br", "zstd", "gzip"] as const;
export type StoredEncoding = (typeof storedEncodings)[number];

/**
 * One complete answer to a GET, with everything that decides how long it may be used: worked out once, when it is stored, so that a
 * hit compares numbers. Never changed; a newer one takes its place. Times are milliseconds since 1970 unless they say otherwise.
 */
export interface StoredResponse {
  readonly status: number;
  readonly statusText: string;
  /** As they came, less what may not be stored: hop-by-hop fields, Set-Cookie, fields named by no-cache or private. */
  readonly fields: FieldList;
  readonly body: Buffer;
  /** The same body in codings of our own making; empty where the gateway does not compress this answer. */
  readonly encoded: Readonly<Partial<Record<StoredEncoding, Buffer>>>;
  /** Request fields that selected it (RFC 9111 section 4.1), lower case, sorted. */
  readonly vary: readonly string[];
  /** What the request had in those fields, normalised: what `VariantOf` gives for `vary`. */
  readonly variant: string;
  /** Names by which it can be purged, each with its module (purge/tags.ts). */
  readonly tags: readonly string[];
  /** Where purges stood when the origin was asked (ResponseStore.ticket). */
  readonly ticket: number;
  readonly requestedAt: number;
  readonly receivedAt: number;
  /** Seconds: corrected_initial_age (RFC 9111 section 4.2.3). */
  readonly initialAge: number;
  readonly freshUntil: number;
  /** RFC 5861 section 3; equal to freshUntil where the answer allows nothing. */
  readonly staleWhileRevalidateUntil: number;
  /** RFC 5861 section 4, and a broken connection; equal to freshUntil where nothing is allowed. */
  readonly staleIfErrorUntil: number;
}

/** The request's value for the fields that a stored answer varies on. */
export type VariantOf = (vary: readonly string[]) => string;
