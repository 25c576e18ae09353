import type { Kysely } from "kysely";
import type { FoundCount, SearchHelp } from "../../search-findings.ts";
import { countFound, type DocumentSearch } from "./find-documents.ts";
import { typedInKorean } from "./keyboard-layout.ts";
import { searchTerms } from "./search-terms.ts";

const mostTried = 8;
const mostNamed = 3;

/** Looks for what a visitor may have meant; a few counts in the index. */
export async function suggestWords<Database>(
  db: Kysely<Database>,
  search: DocumentSearch,
): Promise<SearchHelp> {
  const { table, language, now, words } = search;
  const signsOnly = searchTerms(words).terms.length === 0;
  if (signsOnly) return { signsOnly, words: [] };
  const all = { table, language, now };
  const isNarrowed = Object.keys(search).some(
    (name) =>
      !["words", ...Object.keys(all)].includes(name) && search[name as keyof DocumentSearch] !== undefined,
  );
  const everywhere = isNarrowed ? await countFound(db, { ...all, words }) : undefined;
  const found: ({ text: string } & FoundCount)[] = [];
  for (const text of candidates(words)) {
    if (found.length === mostNamed) break;
    if (found.some((longer) => longer.text.includes(text))) continue;
    const counted = await countFound(db, { ...all, words: text.split(" ") });
    if (counted.total > 0) found.push({ text, ...counted });
  }
  return { signsOnly, everywhere: (everywhere?.total ?? 0) > 0 ? everywhere : undefined, words: found };
}

/** The same on a Korean keyboard; fewer words; the beginnings and ends of a long one. */
function candidates(words: readonly string[]): string[] {
  const korean = words.map(typedInKorean);
  const meant = korean.some((word) => word !== undefined)
    ? [words.map((word, at) => korean[at] ?? word).join(" ")]
    : [];
  const shorter = words.length > 1 ? words : words.flatMap(partsOf);
  return [...new Set([...meant, ...shorter])].filter((text) => text !== words.join(" ")).slice(0, mostTried);
}

/** 불법주차장: 불법주차, 주차장, 불법주, 불법. */
function partsOf(word: string): string[] {
  const letters = [...word];
  const lengths = Array.from({ length: Math.max(0, letters.length - 2) }, (_, at) => letters.length - 1 - at);
  return lengths.flatMap((length) => [letters.slice(0, length).join(""), letters.slice(-length).join("")]);
}
