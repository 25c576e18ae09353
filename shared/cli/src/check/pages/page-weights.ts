import { gzipSync } from "node:zlib";
import type { Finding } from "../finding.ts";
import { pageBudget } from "./page-budget.ts";
import type { PageWeight } from "./page-visit.ts";

/** Compressed here, so that the figure does not depend on what a browser accepts. */
export async function pageWeights(
  origin: string,
  loaded: ReadonlyMap<string, readonly string[]>,
): Promise<PageWeight[]> {
  const sizes = new Map<string, number>();
  for (const file of new Set([...loaded.values()].flat()))
    if (file.startsWith(`${origin}/`)) sizes.set(file, await sizeOf(file));
  const sum = (files: readonly string[], ending: string) =>
    files.filter((file) => file.endsWith(ending)).reduce((bytes, file) => bytes + (sizes.get(file) ?? 0), 0);
  return [...loaded].map(([address, files]) => ({
    address,
    script: sum(files, ".js"),
    styles: sum(files, ".css"),
  }));
}

async function sizeOf(file: string): Promise<number> {
  const answer = await fetch(file);
  return gzipSync(new Uint8Array(await answer.arrayBuffer()), { level: 9 }).byteLength;
}

export function overBudget(weights: readonly PageWeight[]): Finding[] {
  return weights.flatMap((weight) =>
    (["script", "styles"] as const)
      .filter((kind) => weight[kind] > pageBudget[kind])
      .map((kind) => ({
        file: weight.address,
        text: `The page loads ${kilobytes(weight[kind])} of ${kind === "script" ? "scripts" : "stylesheets"}, gzip; ${kilobytes(pageBudget[kind])} are allowed`,
        remedy:
          kind === "script"
            ? "Make views that only show something plain ones (ui/views), and leave large libraries to the server."
            : "Use the components of the design system, and import only the sheets that a view needs.",
      })),
  );
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
