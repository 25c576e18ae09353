import { encodeIn } from "../../answer/encodings.ts";
import { effectiveDirectives } from "../policy/effective-directives.ts";
import { mayCompress } from "../policy/transformation.ts";
import type { StoredEncoding, StoredResponse } from "../store/stored-response.ts";
import { variantOf, varyMembers } from "../policy/vary.ts";
import type { FieldList } from "../field-list.ts";
import type { CacheSettings } from "./cache-settings.ts";

/** The same answer with codings of our own making, on the thread pool: a hit never compresses. */
export async function withEncodings(
  stored: StoredResponse,
  request: FieldList,
  { compress, targetedFields }: CacheSettings,
): Promise<StoredResponse> {
  if (compress.length === 0) return stored;
  const { status, fields, body } = stored;
  const directives = effectiveDirectives(fields, targetedFields);
  if (!mayCompress({ status, fields, length: body.length, directives })) return stored;
  const encoded = await encodings(body, compress);
  // Whatever the origin would have coded: each client finds a coding that it takes among ours, or the bytes as they came.
  const vary = stored.vary.filter((name) => name !== "accept-encoding");
  return { ...stored, fields: negotiated(fields), encoded, vary, variant: variantOf(request)(vary) };
}

async function encodings(
  body: Buffer,
  compress: readonly StoredEncoding[],
): Promise<Partial<Record<StoredEncoding, Buffer>>> {
  const made = await encodeIn(body, compress);
  return Object.fromEntries(made.filter(([, bytes]) => bytes.length < body.length));
}

/** RFC 9110 section 12.5.5. */
function negotiated(fields: FieldList): FieldList {
  return varyMembers(fields).includes("accept-encoding") ? fields : [...fields, "vary", "accept-encoding"];
}
