import type { Language } from "@madang/manifest";
import type { Help } from "../../ui/words/message-words.ts";
import manifest from "../../module.ts";

/** The department that answers where the pages cannot. */
export function helpLine(language: Language): Help {
  const { department, telephone } = manifest.owner;
  return { department: department[language], telephone };
}
