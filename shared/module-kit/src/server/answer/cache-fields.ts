import type { CacheRules } from "@madang/manifest";
import { checkTags } from "../purges/cache-tag.ts";

/** Seconds for which an address without a document may be remembered, at most: it may be published any moment. */
const longestAbsence = 1;

export interface Storability {
  readonly rules: CacheRules | undefined;
  readonly access: "public" | "personal";
  readonly status: number;
  /** When what is said stops being true, for example because something is published. */
  readonly until?: Date | undefined;
  readonly now?: Date;
}

/** `Cache-Control` of an answer by its manifest's rules (RFC 9111 section 5.2.2, RFC 5861). */
export function cacheControl({ rules, access, status, until, now = new Date() }: Storability): string {
  if (access === "personal") return "private, no-store";
  if (rules === undefined || !isStorable(status)) return "no-store";
  if (status === 404 || status === 410) return `public, s-maxage=${Math.min(rules.fresh, longestAbsence)}`;
  const left =
    until === undefined ? Infinity : Math.max(0, Math.floor((until.getTime() - now.getTime()) / 1000));
  const fresh = Math.min(rules.fresh, left);
  const staleWhileRevalidate = Math.min(rules.staleWhileRevalidate, left - fresh);
  return `public, s-maxage=${fresh}, stale-while-revalidate=${staleWhileRevalidate}, stale-if-error=${rules.staleIfError}`;
}

function isStorable(status: number): boolean {
  return [200, 204, 301, 303, 308, 404, 410].includes(status);
}

/** The module's own tag first: one purge reaches everything of it. Throws KIT_TAG_INVALID. */
export function tagField(module: string, tags: readonly string[]): string {
  checkTags(tags);
  return [...new Set([module, ...tags])].join(" ");
}
