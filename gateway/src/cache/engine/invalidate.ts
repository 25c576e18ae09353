import { fieldValue, type FieldList } from "../field-list.ts";
import { invalidates } from "../policy/methods.ts";
import type { ResponseStore } from "../store/response-store.ts";
import type { CacheRequest } from "./http-cache.ts";

/** RFC 9111 section 4.4: the target, and what Location and Content-Location name on the same origin. */
export async function invalidateAfter(
  request: CacheRequest,
  answer: { readonly status: number; readonly fields: FieldList },
  store: ResponseStore,
): Promise<void> {
  if (!invalidates(request.method, answer.status)) return;
  const keys = new Set([request.key]);
  for (const name of ["location", "content-location"]) {
    const address = fieldValue(answer.fields, name);
    const key = address === undefined ? undefined : request.keyOf?.(address);
    if (key !== undefined) keys.add(key);
  }
  await Promise.all(Array.from(keys, (key) => store.delete(key)));
}
