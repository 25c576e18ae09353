/** One thing that was looked at, as a line of the verdict. */
export interface Check {
  readonly name: string;
  readonly passed: boolean;
  readonly detail: string;
}
