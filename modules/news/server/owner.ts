import type { Language } from "@madang/manifest";
import { news } from "./news-module.ts";

/** Whom to ask about the news as such. */
export function ownerIn(language: Language) {
  return { department: news.owner.department[language], telephone: news.owner.telephone };
}
