import { kitErrors } from "../../errors.ts";

/** Throws KIT_TAG_INVALID for a tag that cannot travel in `madang-tags`. */
export function checkTags(tags: readonly string[]): void {
  const wrong = tags.find((tag) => !/^[A-Za-z0-9:._-]{1,100}$/.test(tag));
  if (wrong !== undefined) throw kitErrors.create("TAG_INVALID", { tag: wrong });
}
