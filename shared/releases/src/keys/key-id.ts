import { releasesErrors } from "../errors.ts";
import { publicKeySchema } from "../trust-policy.ts";

/** Throws RELEASES_KEY_ID_INVALID. A key file is named after its id, so nothing in it may lead elsewhere. */
export function checkKeyId(id: string): string {
  if (publicKeySchema.shape.id.safeParse(id).success) return id;
  throw releasesErrors.create("KEY_ID_INVALID", { id });
}
