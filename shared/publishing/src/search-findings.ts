/** A piece of a text, and whether it is what was searched for. */
export interface MarkedPiece {
  readonly text: string;
  readonly hit: boolean;
}

/** What was searched for, as it stands in a document. */
export interface DocumentMatch {
  readonly title: readonly MarkedPiece[];
  /** A piece of the text; absent where only the title has it. */
  readonly context?: readonly MarkedPiece[] | undefined;
}

export interface FoundCount {
  readonly total: number;
  /** There are more than `total`. */
  readonly more: boolean;
}

/** Ways on from a search that found nothing. */
export interface SearchHelp {
  /** Nothing that was typed is a letter or a number. */
  readonly signsOnly: boolean;
  /** What the same words find without the other conditions; absent where there are none or nothing is found. */
  readonly everywhere?: FoundCount | undefined;
  /** Other words that find something. */
  readonly words: readonly ({ readonly text: string } & FoundCount)[];
}

/** What a list says of a search beside its rows. */
export interface SearchFindings {
  /** By the documents' ids. */
  readonly matches: Readonly<Record<number, DocumentMatch>>;
  /** What was looked for in place of a word with 조사. */
  readonly instead: readonly { readonly typed: string; readonly word: string }[];
  /** Where nothing was found. */
  readonly help?: SearchHelp | undefined;
}
