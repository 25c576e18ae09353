import { formatNumber } from "@madang/design-system";

interface ProblemWords {
  readonly missing?: string;
  readonly tooLong: (limit: string, excess: string) => string;
  readonly unreadable: string;
  readonly residentNumber: string;
}

type Problem =
  | { readonly kind: "missing" | "unreadable" | "resident-number" }
  | { readonly kind: "too-long"; readonly limit: number; readonly excess: number };

/** What is wrong with a text and how to mend it. */
export function writtenProblemMessage(problem: Problem, words: ProblemWords): string {
  if (problem.kind === "too-long")
    return words.tooLong(formatNumber(problem.limit), formatNumber(problem.excess));
  if (problem.kind === "unreadable") return words.unreadable;
  return problem.kind === "resident-number" ? words.residentNumber : (words.missing ?? "");
}
