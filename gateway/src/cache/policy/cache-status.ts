/** Why a request went on to the origin (RFC 9211 section 2.2). */
export type ForwardReason = "bypass" | "method" | "miss" | "request" | "stale" | "partial";

export interface CacheStatus {
  readonly hit?: boolean;
  readonly forward?: ForwardReason;
  /** Of the origin's answer, where it is not the one that goes out. */
  readonly forwardStatus?: number;
  /** Milliseconds; below zero once stale. */
  readonly remaining?: number;
  readonly stored?: boolean;
  readonly collapsed?: boolean;
  readonly detail?: string;
}

/** One member of Cache-Status (RFC 9211). The key is not shown: it may hold what a visitor prefers. */
export function cacheStatusMember(cache: string, status: CacheStatus): string {
  let member = cache;
  if (status.hit === true) member += "; hit";
  if (status.forward !== undefined) member += `; fwd=${status.forward}`;
  if (status.forwardStatus !== undefined) member += `; fwd-status=${status.forwardStatus}`;
  if (status.remaining !== undefined) member += `; ttl=${Math.floor(status.remaining / 1000)}`;
  if (status.stored === true) member += "; stored";
  if (status.collapsed === true) member += "; collapsed";
  if (status.detail !== undefined) member += `; detail=${status.detail}`;
  return member;
}
