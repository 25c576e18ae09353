import { foldText } from "./fold-text.ts";
import { gramsOf } from "./grams.ts";

/** What is stored of a text so that it can be found. */
export interface SearchColumns {
  /** The folded title without gaps: a match in it comes first. */
  readonly heading: string;
  /** The folded text: what grams alone cannot tell is looked up here. */
  readonly body: string;
  readonly grams: string[];
}

/** `words` is everything that can be found, the title included. */
export function searchColumns({
  title,
  words,
}: {
  readonly title: string;
  readonly words: string;
}): SearchColumns {
  const body = foldText(words);
  return { heading: foldText(title).replaceAll(" ", ""), body, grams: gramsOf(body) };
}
