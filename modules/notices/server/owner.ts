import type { Language } from "@madang/manifest";
import { notices } from "./notices-module.ts";

/** Whom to ask about notices as such. */
export function ownerIn(language: Language) {
  return { department: notices.owner.department[language], telephone: notices.owner.telephone };
}
