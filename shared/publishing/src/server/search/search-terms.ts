import { composeJamo } from "./compose-jamo.ts";
import { foldText } from "./fold-text.ts";
import { letterKind } from "./letter-kind.ts";
import { isParticle, withoutParticle } from "./particles.ts";
import { searchClause, type SearchClause } from "./search-clause.ts";

/** One or several words of a search; one of the ways of reading them has to be found in a document. */
export interface SearchTerm {
  readonly readings: readonly (readonly SearchClause[])[];
}

/** What a visitor searches for, understood. */
export interface SearchTerms {
  /** A document has to have each of them. Empty: there is nothing in it that can be searched for. */
  readonly terms: readonly SearchTerm[];
  /** The words that are looked for in place of those that were typed; empty where they are the same. */
  readonly instead: readonly { readonly typed: string; readonly word: string }[];
}

export interface ReadingOptions {
  /** Take off 조사 too that end many nouns: for a search that found nothing. */
  readonly loose?: boolean;
}

interface Word {
  readonly typed: string;
  readonly parts: readonly string[];
  readonly short: boolean;
}

/** Understands words as they were typed: decomposed, in full width, with 조사, written together or apart. */
export function searchTerms(words: readonly string[], { loose = false }: ReadingOptions = {}): SearchTerms {
  const read = words.map((typed) => wordOf(typed, loose)).filter(({ parts }) => parts.length > 0);
  return {
    terms: groups(read).map(termOf),
    instead: read.flatMap(({ typed, parts }) => insteadOf(typed, parts)),
  };
}

function wordOf(typed: string, loose: boolean): Word {
  const folded = foldText(composeJamo(typed.normalize("NFC")));
  const parts = folded === "" ? [] : folded.split(" ");
  const last = parts.length - 1;
  const stems = parts.map((part, at) => (at === last ? withoutParticle(part, { all: loose }) : part));
  return { typed, parts: stems, short: isOneSyllable(stems.join(" ")) };
}

function isOneSyllable(part: string): boolean {
  return [...part].length === 1 && letterKind(part) === "syllable";
}

function insteadOf(typed: string, parts: readonly string[]): { typed: string; word: string }[] {
  const word = parts.join(" ");
  return foldText(composeJamo(typed.normalize("NFC"))) === word ? [] : [{ typed, word }];
}

/** A word of one syllable may belong to the one beside it: 빈 집 is 빈집 too. Words that may, stand together. */
function groups(words: readonly Word[]): Word[][] {
  const found: Word[][] = [];
  for (const [at, word] of words.entries()) {
    const before = words[at - 1];
    const joins = before !== undefined && (before.short || (word.short && !(words[at + 1]?.short === false)));
    if (joins) found.at(-1)?.push(word);
    else found.push([word]);
  }
  return found;
}

function termOf(group: readonly Word[]): SearchTerm {
  const together = [searchClause(group.flatMap(({ parts }) => parts))];
  if (group.length === 1) return { readings: [together] };
  const telling = group.filter(({ short, parts }) => !(short && isParticle(parts.join(""))));
  const apart = telling.map(({ parts }) => searchClause(parts));
  return { readings: apart.length === 0 ? [together] : [together, apart] };
}
