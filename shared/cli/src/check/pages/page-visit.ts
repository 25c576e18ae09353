import type { Finding } from "../finding.ts";

/** What is asked of a page that is shown; each has a step of its own. */
export const pageQuestions = ["pages", "accessibility", "no-javascript", "hydration", "csp", "size"] as const;
export type PageQuestion = (typeof pageQuestions)[number];

export interface PageWeight {
  readonly address: string;
  /** Bytes of all scripts and stylesheets of a first visit, gzip. */
  readonly script: number;
  readonly styles: number;
}

/** What was found on all pages of the module. */
export interface PageVisits {
  readonly findings: Readonly<Record<PageQuestion, readonly Finding[]>>;
  readonly weights: readonly PageWeight[];
  /** Addresses that were opened. */
  readonly addresses: readonly string[];
}
