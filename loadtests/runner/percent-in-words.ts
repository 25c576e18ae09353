/** A share (0–1) for a reader. */
export function percentInWords(share: number): string {
  return `${(share * 100).toFixed(share > 0 && share < 0.01 ? 2 : 1)} %`;
}
