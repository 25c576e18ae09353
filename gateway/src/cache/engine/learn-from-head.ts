import type { FieldList } from "../field-list.ts";
import { updatedFields } from "../policy/stored-fields.ts";
import { headSpeaksOf } from "../policy/validation.ts";
import type { StoredResponse } from "../store/stored-response.ts";
import { freshened, planToStore, type Passage } from "./make-stored.ts";
import type { EngineParts, Passenger } from "./passenger.ts";

/** RFC 9111 section 4.3.5: what a 200 to a HEAD says of the stored answer to a GET. */
export async function learnFromHead(
  parts: EngineParts,
  passenger: Passenger,
  known: { readonly stored: StoredResponse; readonly head: FieldList; readonly passage: Passage },
): Promise<void> {
  const { request, traits } = passenger;
  const { stored, head, passage } = known;
  if (!headSpeaksOf(head, stored))
    return void (await parts.store.write(request.key, outdated(parts, stored)));
  const { status, statusText } = stored;
  const answer = { status, statusText, fields: updatedFields(stored.fields, head, passage.receivedAt) };
  const received = { request, authorized: traits.authorized, answer, passage };
  if (planToStore(received, parts.settings).plan === undefined) return parts.store.delete(request.key);
  await parts.store.write(request.key, freshened(stored, received, parts.settings));
}

/** To be asked about before it is shown again. */
function outdated({ settings }: EngineParts, stored: StoredResponse): StoredResponse {
  const freshUntil = Math.min(stored.freshUntil, settings.now());
  return { ...stored, freshUntil, staleWhileRevalidateUntil: freshUntil };
}
