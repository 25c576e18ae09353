import type { Directives } from "./directives.ts";

/**
 * A dictionary of RFC 9651 section 3.2 as cache directives: integers as digits, strings and tokens as their text, `?0` as absent.
 * Undefined where it does not parse, is empty, or a raw value is not what `accepts` wants. Parameters are checked and left out; inner lists become comma-separated text.
 */
export function parseDictionary(
  text: string,
  accepts: (key: string, value: string | undefined) => boolean = acceptAll,
): Directives | undefined {
  const directives = new Map<string, (string | undefined)[]>();
  let rest = text.trim();
  if (rest === "") return undefined;
  for (;;) {
    const member = memberPattern.exec(rest);
    if (member === null) return undefined;
    const { key = "", value } = member.groups ?? {};
    if (!accepts(key, value)) return undefined;
    directives.delete(key);
    const read = readItem(value);
    if (read !== absent) directives.set(key, [read === present ? undefined : read]);
    rest = rest.slice(member[0].length);
    if (rest === "") return directives;
    const comma = /^[ \t]*,[ \t]*/.exec(rest);
    if (comma === null || comma[0].length === rest.length) return undefined;
    rest = rest.slice(comma[0].length);
  }
}

const keyText = String.raw`[a-z*][a-z0-9_.*-]*`;
const stringText = String.raw`"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*"`;
const tokenText = String.raw`[A-Za-z*][!#$%&'*+.^_\`|~0-9A-Za-z:/-]*`;
const bareText = String.raw`(?:-?\d{1,12}\.\d{1,3}|-?\d{1,15}|${stringText}|${tokenText}|:[A-Za-z0-9+/=]*:|\?[01]|@-?\d{1,15})`;
const parametersText = String.raw`(?:;[ ]*${keyText}(?:=${bareText})?)*`;
const innerListText = String.raw`\([ ]*(?:${bareText}${parametersText}(?:[ ]+${bareText}${parametersText})*)?[ ]*\)`;
const memberPattern = new RegExp(
  `^(?<key>${keyText})(?:=(?<value>${bareText}|${innerListText}))?${parametersText}(?=[ \\t]*,|$)`,
);

const present = Symbol("present");
const absent = Symbol("absent");

function readItem(value: string | undefined): string | typeof present | typeof absent {
  if (value === undefined || value === "?1") return present;
  if (value === "?0") return absent;
  if (value.startsWith('"')) return value.slice(1, -1).replace(/\\(.)/g, "$1");
  return value;
}

function acceptAll(): boolean {
  return true;
}
