import { fieldValue } from "../cache/field-list.ts";
import { storedEncodings, type StoredEncoding, type StoredResponse } from "../cache/store/stored-response.ts";
import type { Visit } from "../request/visit.ts";
import type { Answer } from "./answer.ts";
import { chooseEncoding, type Encoding } from "./encodings.ts";
import { matchesNone, tagInEncoding } from "./entity-tag.ts";

/** A stored document as this request takes it: nothing is compressed or hashed here. */
export function deliverStored(
  stored: StoredResponse,
  { request }: Pick<Visit, "request">,
  cacheStatus: string,
): Answer {
  const encoding = storedEncodingFor(stored, request.headers["accept-encoding"]);
  const tag = taggedAs(stored, encoding);
  const notModified = tag !== undefined && matchesNone(request.headers["if-none-match"], tag);
  return storedAnswer(stored, { encoding, notModified, cacheStatus });
}

/** The whole, or word that the client has it already (RFC 9110 section 15.4.5). */
export function storedAnswer(
  stored: StoredResponse,
  options: { encoding: Encoding; notModified: boolean; cacheStatus: string },
): Answer & { readonly body: Buffer | undefined } {
  const { encoding, notModified, cacheStatus } = options;
  const headers = [...dressed(stored, encoding), "cache-status", cacheStatus];
  if (notModified) return { status: 304, headers, body: undefined };
  const body = bodyIn(stored, encoding);
  return { status: stored.status, headers: [...headers, "content-length", String(body.length)], body };
}

const codingsOf = new WeakMap<StoredResponse, readonly StoredEncoding[]>();

/** Of the codings that were made when it was stored, the one that the client likes best. */
export function storedEncodingFor(stored: StoredResponse, field: string | undefined): Encoding {
  let offered = codingsOf.get(stored);
  if (offered === undefined) {
    offered = storedEncodings.filter((encoding) => stored.encoded[encoding] !== undefined);
    codingsOf.set(stored, offered);
  }
  return chooseEncoding(field, offered);
}

function bodyIn(stored: StoredResponse, encoding: Encoding): Buffer {
  return encoding === "identity" ? stored.body : (stored.encoded[encoding] ?? stored.body);
}

/** Its fields in this coding, without the length. */
function dressed(stored: StoredResponse, encoding: Encoding): readonly string[] {
  if (encoding === "identity") return stored.fields;
  const headers: string[] = [];
  for (let index = 0; index < stored.fields.length; index += 2) {
    const name = stored.fields[index] ?? "";
    const value = stored.fields[index + 1] ?? "";
    headers.push(name, name === "etag" ? tagInEncoding(value, encoding) : value);
  }
  headers.push("content-encoding", encoding);
  return headers;
}

function taggedAs(stored: StoredResponse, encoding: Encoding): string | undefined {
  const tag = fieldValue(stored.fields, "etag");
  return tag === undefined ? undefined : tagInEncoding(tag, encoding);
}
