import { definePage } from "@madang/module-kit/server";
import { z } from "zod";
import { shell } from "../server/shell-module.ts";
import { searchWords } from "../i18n/search-words.ts";
import SearchView from "../views/search.tsx";

/** Longer than any title; what is longer is cut, so that a pasted paragraph still finds something. */
const longestQuery = 100;

export const searchPage = definePage(shell, "search", {
  query: z.object({
    q: z
      .string()
      .default("")
      .transform((text) => firstCharacters(text.normalize("NFC").trim(), longestQuery)),
  }),
  load: ({ query }) => ({ query: query.q }),
  view: { name: "search", component: SearchView },
  describe: ({ data, language }) => {
    const words = searchWords[language];
    return {
      title: data.query === "" ? words.title : words.titleFor(data.query),
      description: words.lede,
      breadcrumb: [{ label: words.title }],
      robots: "noindex",
    };
  },
});

/** Whole code points: half of a pair is no character. */
function firstCharacters(text: string, count: number): string {
  return Array.from(text).slice(0, count).join("").trim();
}
