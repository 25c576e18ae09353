/** What a department works on, in both languages. */
export interface Topic {
  readonly department: readonly [korean: string, english: string];
  /** What is done or run, as one writes it in a title. */
  readonly projects: readonly string[];
  /** Things that come up in the text. */
  readonly things: readonly string[];
  /** The same in English, shorter. */
  readonly english: readonly string[];
}
