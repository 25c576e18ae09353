/** What is wrong, and how it is mended. */
export interface Finding {
  /** Relative to the workspace, with the line where it is known. */
  readonly file?: string;
  /** A sentence without a full stop. */
  readonly text: string;
  readonly remedy: string;
}
