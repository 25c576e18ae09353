import { fieldValue, type FieldList } from "../field-list.ts";
import { matchesAny } from "./entity-tags.ts";
import { dateOf } from "./freshness-lifetime.ts";
import { parseHttpDate } from "./http-date.ts";

export interface ClientConditions {
  readonly ifNoneMatch: string | undefined;
  readonly ifModifiedSince: string | undefined;
}

/**
 * RFC 9111 section 4.3.2: the client has what would be sent. If-None-Match alone counts where both stand (RFC 9110 section
 * 13.2.2); without Last-Modified, Date takes its place.
 */
export function isUnmodified(
  { ifNoneMatch, ifModifiedSince }: ClientConditions,
  answer: { readonly fields: FieldList; readonly tag: string | undefined; readonly receivedAt: number },
): boolean {
  if (ifNoneMatch !== undefined) return matchesAny(ifNoneMatch, answer.tag);
  if (ifModifiedSince === undefined) return false;
  const since = parseHttpDate(ifModifiedSince, answer.receivedAt);
  return since !== undefined && lastChange(answer.fields, answer.receivedAt) <= since;
}

function lastChange(fields: FieldList, receivedAt: number): number {
  const modified = parseHttpDate(fieldValue(fields, "last-modified") ?? "", receivedAt);
  return modified ?? dateOf(fields, receivedAt);
}

/** RFC 9110 section 15.4.5: metadata of a representation that is not sent; what else a 200 would say stays. */
const ofTheBody: ReadonlySet<string> = new Set([
  "content-encoding",
  "content-language",
  "content-length",
  "content-md5",
  "content-range",
  "content-type",
]);

export function isLeftOutOfNotModified(name: string, tagged: boolean): boolean {
  return ofTheBody.has(name) || (tagged && name === "last-modified");
}
