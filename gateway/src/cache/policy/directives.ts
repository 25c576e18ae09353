import type { FieldList } from "../field-list.ts";
import { parseDeltaSeconds } from "./delta-seconds.ts";
import { listMembers, unquoted } from "./list-members.ts";

/** Directives by lower-case name, each with its arguments in their order; undefined where it stands without one. */
export type Directives = ReadonlyMap<string, readonly (string | undefined)[]>;

/**
 * RFC 9111 section 5.2: names in any letter case, arguments as tokens or quoted strings. Each line by itself, so that an odd
 * quote in one cannot hide what another says.
 */
export function readDirectives(fields: FieldList, name: string): Directives | undefined {
  let directives: Map<string, (string | undefined)[]> | undefined;
  for (let index = 0; index < fields.length; index += 2) {
    if (fields[index] !== name) continue;
    directives ??= new Map();
    for (const member of listMembers(fields[index + 1] ?? "")) addMember(directives, member);
  }
  return directives;
}

function addMember(directives: Map<string, (string | undefined)[]>, member: string): void {
  const equals = member.indexOf("=");
  const written = equals === -1 ? member : member.slice(0, equals);
  const name = written.trim().toLowerCase();
  // White space around the sign is no part of the grammar: the directive stands, its argument does not.
  const isWellFormed = equals !== -1 && name.length === written.length;
  const argument = isWellFormed ? unquoted(member.slice(equals + 1)) : undefined;
  const earlier = directives.get(name);
  if (earlier === undefined) directives.set(name, [argument]);
  else earlier.push(argument);
}

/**
 * Seconds of a directive: the least where it stands twice, and none where it cannot be read (RFC 9111 section 4.2.1: a response
 * with invalid freshness information counts as stale). Undefined where it does not stand at all.
 */
export function strictestSeconds(directives: Directives, name: string): number | undefined {
  const values = directives.get(name);
  if (values === undefined) return undefined;
  return Math.min(...values.map((value) => parseDeltaSeconds(value ?? "") ?? 0));
}

/** Field names in the argument of `no-cache` and `private`; undefined where one of them stands without any. */
export function namedFields(directives: Directives, name: string): readonly string[] | undefined {
  const named: string[] = [];
  for (const value of directives.get(name) ?? []) {
    const names = listMembers(value ?? "").map((one) => one.toLowerCase());
    if (names.length === 0) return undefined;
    named.push(...names);
  }
  return named;
}
