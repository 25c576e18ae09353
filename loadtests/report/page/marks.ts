import { markup, type Markup } from "../markup.ts";

/** Square, the yard: full where all is well, crossed where it is not, open where nobody can say. Words stand beside it. */
export function verdictMark(exitCode: number): Markup {
  const inside =
    exitCode === 0
      ? markup`<path d="M7 12.5l3.5 3.5L17 8.5"/>`
      : exitCode === 1 || exitCode === 2
        ? markup`<path d="M8 8l8 8M16 8l-8 8"/>`
        : markup`<path d="M8 12h8"/>`;
  return markup`<svg class="mark" width="40" height="40" viewBox="0 0 24 24" aria-hidden="true"><rect x="2" y="2" width="20" height="20"/>${inside}</svg>`;
}

export function checkMark(passed: boolean): Markup {
  return passed
    ? markup`<span class="tag held"><span aria-hidden="true">✓ </span>held</span>`
    : markup`<span class="tag missed"><span aria-hidden="true">✗ </span>missed</span>`;
}
