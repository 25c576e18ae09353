import type { Language } from "@madang/manifest";
import manifest from "../module.ts";

/** Whom to ask where the pages do not tell. */
export function ownerIn(language: Language) {
  const { department, telephone } = manifest.owner;
  return { department: department[language], telephone };
}
