import { isStrong, strongMatch } from "./entity-tags.ts";
import { parseHttpDate } from "./http-date.ts";

/** First and last byte, both included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * RFC 9110 section 14.2: one range of bytes of a whole of `length`. "whole" for what a server may ignore: other units, several
 * ranges, what does not parse. "unsatisfiable" where none of it is there.
 */
export function selectRange(field: string, length: number): ByteRange | "whole" | "unsatisfiable" {
  const parts = /^bytes[ \t]*=[ \t]*(?<first>\d*)-(?<last>\d*)[ \t]*$/i.exec(field)?.groups;
  if (parts === undefined) return "whole";
  const { first = "", last = "" } = parts;
  if (first === "") return last === "" ? "whole" : suffix(Number(last), length);
  const from = Number(first);
  const to = last === "" ? length - 1 : Math.min(Number(last), length - 1);
  if (last !== "" && Number(last) < from) return "whole";
  return from >= length ? "unsatisfiable" : { first: from, last: to };
}

function suffix(bytes: number, length: number): ByteRange | "unsatisfiable" {
  if (bytes === 0 || length === 0) return "unsatisfiable";
  return { first: Math.max(0, length - bytes), last: length - 1 };
}

/** RFC 9110 section 13.1.5: the part is wanted of this representation alone, compared strongly; a date must be the exact one. */
export function rangeApplies(
  ifRange: string | undefined,
  answer: {
    readonly tag: string | undefined;
    readonly lastModified: string | undefined;
    readonly date: string | undefined;
  },
): boolean {
  if (ifRange === undefined) return true;
  const wanted = ifRange.trim();
  if (isStrong(wanted)) return answer.tag !== undefined && strongMatch(wanted, answer.tag);
  if (wanted !== answer.lastModified) return false;
  return isStrongDate(answer);
}

/** RFC 9110 section 8.8.2.2: a date is a strong validator once a second has passed between the change and the answer. */
function isStrongDate(answer: {
  readonly lastModified: string | undefined;
  readonly date: string | undefined;
}): boolean {
  const modified = parseHttpDate(answer.lastModified ?? "");
  const date = parseHttpDate(answer.date ?? "");
  return modified !== undefined && date !== undefined && date - modified >= 1000;
}
