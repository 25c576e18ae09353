import type { Finding } from "../finding.ts";
import { pageQuestions, type PageQuestion } from "./page-visit.ts";

export type PageFindings = Readonly<Record<PageQuestion, readonly Finding[]>>;

export const noFindings: PageFindings = {
  pages: [],
  accessibility: [],
  "no-javascript": [],
  hydration: [],
  csp: [],
  size: [],
};

/** All of them, each said once: what is wrong with the frame is wrong on every page. */
export function together(all: readonly PageFindings[]): PageFindings {
  const entries = pageQuestions.map((question) => [
    question,
    distinct(all.flatMap((found) => found[question])),
  ]);
  return Object.fromEntries(entries) as PageFindings;
}

function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ file = "", text }) => {
    const key = `${file} ${text}`;
    return !seen.has(key) && seen.add(key).size > 0;
  });
}
