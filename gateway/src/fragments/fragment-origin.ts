import { internalHeaderPrefix, internalHeaders, type CacheRules } from "@madang/manifest";
import type { Origin, OriginAnswer } from "../cache/engine/http-cache.ts";
import { fieldValue, fieldsWithout, type FieldList } from "../cache/field-list.ts";
import { askModule, type FragmentRequest } from "./ask-module.ts";
import type { ModuleAnswer } from "./fragment.ts";
import { interpretAnswer } from "./interpret-answer.ts";

/** What a body meant when it came, so that a hit does not read its description again. */
const meanings = new WeakMap<Buffer, ModuleAnswer>();

/**
 * What the cache asks when it has nothing to answer with: the module. An answer that makes no sense counts as none, so that it never
 * takes the place of a good one.
 */
export function fragmentOrigin(asked: FragmentRequest): Origin {
  return async ({ fields, signal }): Promise<OriginAnswer> => {
    const { answer, meaning } = await askModule({ ...asked, signal, conditions: fields });
    if (meaning !== undefined) meanings.set(answer.body, meaning);
    return {
      status: answer.status,
      statusText: "",
      fields: keptFields(answer.fields, asked.route.cache),
      body: answer.body,
    };
  };
}

/** The meaning of an answer of the cache's, whose body may come from a store that knows bytes alone. */
export function meaningOf(
  { route, visit }: FragmentRequest,
  answer: { status: number; fields: FieldList; body: Buffer },
): ModuleAnswer {
  const known = meanings.get(answer.body);
  if (known !== undefined) return known;
  const meaning = interpretAnswer({ route, answer, host: visit.host });
  meanings.set(answer.body, meaning);
  return meaning;
}

const inward: ReadonlySet<string> = new Set<string>([internalHeaders.fragment, internalHeaders.tags]);

/** The manifest says whether a page may be kept at all; how long is the answer's own to say, and the manifest's where it does not. */
function keptFields(fields: FieldList, rules: CacheRules | undefined): FieldList {
  const kept = fieldsWithout(
    fields,
    (name) =>
      name === "set-cookie" ||
      (name.startsWith(internalHeaderPrefix) && !inward.has(name)) ||
      (name === "cache-control" && rules === undefined),
  );
  if (rules === undefined) kept.push("cache-control", "no-store");
  else if (fieldValue(fields, "cache-control") === undefined) kept.push("cache-control", controlOf(rules));
  return kept;
}

/** RFC 9111 section 5.2.2.10, RFC 5861. */
function controlOf({ fresh, staleWhileRevalidate, staleIfError }: CacheRules): string {
  return `public, s-maxage=${fresh}, stale-while-revalidate=${staleWhileRevalidate}, stale-if-error=${staleIfError}`;
}
