import { chooseEncoding, type Encoding } from "../../answer/encodings.ts";
import { tagInEncoding } from "../../answer/entity-tag.ts";
import { fieldValue, type FieldList } from "../field-list.ts";
import { currentAge } from "../policy/age.ts";
import { isLeftOutOfNotModified, isUnmodified } from "../policy/preconditions.ts";
import { rangeApplies, selectRange, type ByteRange } from "../policy/range.ts";
import { storedEncodings, type StoredResponse } from "../store/stored-response.ts";
import type { CacheAnswer, CacheOutcome, CacheRequest } from "./http-cache.ts";
import type { RequestTraits } from "./request-traits.ts";

export interface Serving {
  readonly request: CacheRequest;
  readonly traits: RequestTraits;
  readonly stored: StoredResponse;
  readonly now: number;
  readonly outcome: CacheOutcome;
  /** Member of Cache-Status. */
  readonly cacheStatus: string;
}

/** RFC 9111 section 4: an answer made of a stored one, as this request takes it. */
export function serveStored(serving: Serving): CacheAnswer {
  const { stored, traits } = serving;
  const encoding = encodingFor(serving);
  const tag = tagOf(stored, encoding);
  const { receivedAt, fields } = stored;
  if (stored.status === 200 && isUnmodified(traits, { fields, tag, receivedAt }))
    return notModified(serving, encoding);
  const range = encoding === "identity" ? rangeFor(serving, tag) : "whole";
  if (range === "whole") return whole(serving, encoding);
  return range === "unsatisfiable" ? unsatisfiable(serving) : part(serving, range);
}

/** A range is of the bytes as they came. */
function encodingFor({ stored, request, traits }: Serving): Encoding {
  const offered = storedEncodings.filter((encoding) => stored.encoded[encoding] !== undefined);
  if (offered.length === 0) return "identity";
  const encoding = chooseEncoding(fieldValue(request.fields, "accept-encoding"), offered);
  const wantsPart = traits.range !== undefined && request.method === "GET";
  return wantsPart && rangeApplies(traits.ifRange, validators(stored, tagOf(stored, "identity")))
    ? "identity"
    : encoding;
}

function rangeFor(
  { stored, request, traits }: Serving,
  tag: string | undefined,
): ReturnType<typeof selectRange> {
  if (traits.range === undefined || request.method !== "GET" || stored.status !== 200) return "whole";
  if (!rangeApplies(traits.ifRange, validators(stored, tag))) return "whole";
  return selectRange(traits.range, stored.body.length);
}

function validators(
  { fields }: StoredResponse,
  tag: string | undefined,
): { tag: string | undefined; lastModified: string | undefined; date: string | undefined } {
  return { tag, lastModified: fieldValue(fields, "last-modified"), date: fieldValue(fields, "date") };
}

function tagOf({ fields }: StoredResponse, encoding: Encoding): string | undefined {
  const tag = fieldValue(fields, "etag");
  return tag === undefined ? undefined : tagInEncoding(tag, encoding);
}

function whole(serving: Serving, encoding: Encoding): CacheAnswer {
  const { stored, request } = serving;
  const body = encoding === "identity" ? stored.body : (stored.encoded[encoding] ?? stored.body);
  const fields = dressed(serving, encoding);
  if (stored.status === 204) return answerWith(serving, { fields, body: undefined });
  fields.push("content-length", String(body.length));
  return answerWith(serving, { fields, body: request.method === "HEAD" ? undefined : body });
}

function notModified(serving: Serving, encoding: Encoding): CacheAnswer {
  const tagged = tagOf(serving.stored, encoding) !== undefined;
  const fields = dressed(serving, encoding, (name) => isLeftOutOfNotModified(name, tagged));
  return { ...answerWith(serving, { fields, body: undefined }), status: 304, statusText: "Not Modified" };
}

/** RFC 9110 section 15.3.7. */
function part(serving: Serving, { first, last }: ByteRange): CacheAnswer {
  const { body } = serving.stored;
  const fields = dressed(serving, "identity", (name) => name === "content-range");
  fields.push(
    "content-range",
    `bytes ${first}-${last}/${body.length}`,
    "content-length",
    String(last - first + 1),
  );
  const answer = answerWith(serving, { fields, body: body.subarray(first, last + 1) });
  return { ...answer, status: 206, statusText: "Partial Content" };
}

/** RFC 9110 section 15.5.17. */
function unsatisfiable(serving: Serving): CacheAnswer {
  const { body } = serving.stored;
  const fields = dressed(serving, "identity", (name) => isLeftOutOfNotModified(name, false));
  fields.push("content-range", `bytes */${body.length}`, "content-length", "0");
  const answer = answerWith(serving, { fields, body: Buffer.alloc(0) });
  return { ...answer, status: 416, statusText: "Range Not Satisfiable" };
}

function answerWith(
  { stored, outcome }: Serving,
  { fields, body }: { fields: FieldList; body: Buffer | undefined },
): CacheAnswer {
  return { status: stored.status, statusText: stored.statusText, fields, body, stored, outcome };
}

/** Its fields in this coding, without the length. A validated answer has no Age of its own (RFC 9111 section 4). */
function dressed(
  { stored, now, cacheStatus }: Serving,
  encoding: Encoding,
  isLeftOut: (name: string) => boolean = leaveNothingOut,
): string[] {
  const fields: string[] = [];
  for (let index = 0; index < stored.fields.length; index += 2) {
    const name = stored.fields[index] ?? "";
    const value = stored.fields[index + 1] ?? "";
    if (!isLeftOut(name)) fields.push(name, name === "etag" ? tagInEncoding(value, encoding) : value);
  }
  if (encoding !== "identity" && !isLeftOut("content-encoding")) fields.push("content-encoding", encoding);
  fields.push("age", String(Math.floor(currentAge(stored, now))), "cache-status", cacheStatus);
  return fields;
}

function leaveNothingOut(): boolean {
  return false;
}
