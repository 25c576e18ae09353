import type { FieldList } from "../field-list.ts";
import { requestDirectives, type RequestDirectives } from "../policy/request-directives.ts";

/** What of a request decides about caching, read in one pass. */
export interface RequestTraits {
  asked: RequestDirectives | undefined;
  onlyIfCached: boolean;
  authorized: boolean;
  hasBody: boolean;
  range: string | undefined;
  ifRange: string | undefined;
  ifNoneMatch: string | undefined;
  ifModifiedSince: string | undefined;
  /** If-Match, If-Unmodified-Since: for the origin alone (RFC 9111 section 4.3.2). */
  precondition: boolean;
}

export function readTraits(fields: FieldList, honoured: boolean): RequestTraits {
  const traits: RequestTraits = {
    asked: undefined,
    onlyIfCached: false,
    authorized: false,
    hasBody: false,
    range: undefined,
    ifRange: undefined,
    ifNoneMatch: undefined,
    ifModifiedSince: undefined,
    precondition: false,
  };
  let asks = false;
  for (let index = 0; index < fields.length; index += 2)
    if (noteField(traits, fields[index] ?? "", fields[index + 1] ?? "")) asks = true;
  if (asks) noteDirectives(traits, fields, honoured);
  return traits;
}

function noteDirectives(traits: RequestTraits, fields: FieldList, honoured: boolean): void {
  const asked = requestDirectives(fields);
  traits.onlyIfCached = asked?.onlyIfCached === true;
  if (honoured) traits.asked = asked;
}

/** True where it is a field of directives. */
function noteField(traits: RequestTraits, name: string, value: string): boolean {
  switch (name) {
    case "cache-control":
    case "pragma":
      return true;
    case "authorization":
      traits.authorized = true;
      return false;
    case "range":
      traits.range = value;
      return false;
    case "if-range":
      traits.ifRange = value;
      return false;
    case "if-none-match":
      traits.ifNoneMatch = traits.ifNoneMatch === undefined ? value : `${traits.ifNoneMatch}, ${value}`;
      return false;
    case "if-modified-since":
      traits.ifModifiedSince = value;
      return false;
    default:
      noteRareField(traits, name, value);
      return false;
  }
}

function noteRareField(traits: RequestTraits, name: string, value: string): void {
  if (name === "if-match" || name === "if-unmodified-since") traits.precondition = true;
  else if (name === "transfer-encoding") traits.hasBody = true;
  else if (name === "content-length" && value !== "0") traits.hasBody = true;
}
