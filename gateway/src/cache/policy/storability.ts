import { fieldValue, type FieldList } from "../field-list.ts";
import type { EffectiveDirectives } from "./effective-directives.ts";
import { isHeuristicallyCacheable, isUnderstood } from "./status-codes.ts";
import { varyMembers } from "./vary.ts";

export interface StorabilityQuestion {
  readonly status: number;
  readonly fields: FieldList;
  readonly directives: EffectiveDirectives;
  /** The request carried Authorization. */
  readonly authorized: boolean;
  /** The request carried Range. */
  readonly ranged: boolean;
}

/**
 * RFC 9111 section 3, for the answer to a GET. Undefined where it may be stored, else why it may not. Beyond the specification,
 * an answer with Set-Cookie is never stored: whatever else it says, it was made for one person.
 */
export function refusalToStore(question: StorabilityQuestion): string | undefined {
  const { status, fields, directives, authorized, ranged } = question;
  if (status < 200 || ofARange.has(status)) return "status";
  if (directives.mustUnderstand && !isUnderstood(status)) return "must-understand";
  if (directives.noStore && !directives.mustUnderstand) return "no-store";
  if (directives.private) return "private";
  if (authorized && !mayBeSharedDespiteAuthorization(directives)) return "authorization";
  if (!isExplicit(fields, directives) && !isHeuristicallyCacheable(status)) return "no freshness";
  return refusalByField(fields, ranged);
}

/** Answers to a Range or a condition: true for that request alone. */
const ofARange: ReadonlySet<number> = new Set([206, 304, 416]);

/** RFC 9111 section 3.5. */
function mayBeSharedDespiteAuthorization(directives: EffectiveDirectives): boolean {
  return directives.public || directives.mustRevalidate || directives.sMaxAge !== undefined;
}

/** RFC 9111 section 3, last condition. */
function isExplicit(fields: FieldList, directives: EffectiveDirectives): boolean {
  if (directives.public || directives.maxAge !== undefined || directives.sMaxAge !== undefined) return true;
  return !directives.targeted && fieldValue(fields, "expires") !== undefined;
}

function refusalByField(fields: FieldList, ranged: boolean): string | undefined {
  for (let index = 0; index < fields.length; index += 2) {
    const name = fields[index];
    if (name === "set-cookie") return "set-cookie";
    if (name === "content-range" && (ranged || isPartOnly(fields[index + 1] ?? ""))) return "partial";
    if (name === "vary" && varyMembers(fields).includes("*")) return "vary";
  }
  return undefined;
}

/** Where no part was asked for the field means nothing (RFC 9110 section 14.4). Yet what says that bytes are missing is believed. */
function isPartOnly(contentRange: string): boolean {
  const parts = /^bytes (?<first>\d+)-(?<last>\d+)\/(?<length>\d+|\*)$/i.exec(contentRange.trim())?.groups;
  if (parts === undefined) return false;
  return Number(parts["first"]) !== 0 || Number(parts["last"]) + 1 !== Number(parts["length"]);
}
