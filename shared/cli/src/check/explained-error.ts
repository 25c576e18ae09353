import type { Finding } from "./finding.ts";

/** An error of one of our catalogues, be it of a copy that a bundle has brought along. */
export interface ExplainedError extends Error {
  readonly code: string;
  readonly remedy: string;
}

export function isExplained(error: unknown): error is ExplainedError {
  if (!(error instanceof Error && "code" in error && "remedy" in error)) return false;
  return typeof error.code === "string" && typeof error.remedy === "string";
}

export function findingOf({ message, remedy }: ExplainedError): Finding {
  return { text: message.replace(remedy, "").trim().replace(/\.$/, ""), remedy };
}
