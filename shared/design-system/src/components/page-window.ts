export type PageStep = number | "gap";

/** First, last, and the pages around the current one; a gap stands for two pages or more. */
export function pageWindow(current: number, last: number): PageStep[] {
  const start = Math.max(1, Math.min(current - 1, last - 2));
  const end = Math.min(last, Math.max(current + 1, 3));
  const pages = new Set([1, last]);
  for (let page = start; page <= end; page += 1) pages.add(page);
  return withGaps([...pages].sort((a, b) => a - b));
}

function withGaps(pages: number[]): PageStep[] {
  return pages.flatMap((page, index): PageStep[] => {
    const missing = page - (pages[index - 1] ?? 0) - 1;
    if (missing === 1) return [page - 1, page];
    return missing > 1 ? ["gap", page] : [page];
  });
}
