import type { FeedSource } from "../source/feed-source.ts";
import type { ImportSummary } from "./import-summary.ts";

const every = 2000;

/** Says every two seconds how far an import is: `1,240 items, 310 a second, 12.4 MB of 100.0 MB`. */
export function progressLines(
  write: (line: string) => void,
  now: () => number = Date.now,
): (summary: Readonly<ImportSummary>, source: FeedSource) => void {
  const startedAt = now();
  let saidAt = startedAt;
  return (summary, source) => {
    if (now() - saidAt < every) return;
    saidAt = now();
    const rate = Math.round((summary.read / (saidAt - startedAt)) * 1000);
    const size = source.size === undefined ? "" : ` of ${megabytes(source.size)}`;
    write(
      `${source.name}: ${summary.read.toLocaleString("en")} items, ${rate.toLocaleString("en")} a second, ` +
        `${megabytes(source.bytesRead())}${size}`,
    );
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
