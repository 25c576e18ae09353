import type { Manifest } from "@madang/manifest";

/** Origins beyond the portal's own from which a page may load. */
export interface PageSources {
  readonly connect: readonly string[];
  readonly images: readonly string[];
  readonly frames: readonly string[];
}

/** What a module needs and the operator allows: what is not allowed is not there, whoever let the release in. Undefined where that is nothing. */
export function allowedNeeds({ needs }: Manifest, allowed: readonly string[]): PageSources | undefined {
  if (needs === undefined || allowed.length === 0) return undefined;
  const among = (origins: readonly string[]): string[] => origins.filter((one) => allowed.includes(one));
  return orNothing({
    connect: among(needs.connect),
    images: among(needs.images),
    frames: among(needs.frames),
  });
}

/** Everything that the parts of one page may load. */
export function sourcesTogether(all: Iterable<PageSources | undefined>): PageSources | undefined {
  const some = [...all].filter((sources) => sources !== undefined);
  if (some.length === 0) return undefined;
  const joined = (kind: keyof PageSources): string[] =>
    [...new Set(some.flatMap((sources) => sources[kind]))].toSorted();
  return { connect: joined("connect"), images: joined("images"), frames: joined("frames") };
}

/** The same text for the same sources. */
export function sourcesText({ connect, images, frames }: PageSources): string {
  return [connect, images, frames].map((origins) => origins.join(" ")).join(" | ");
}

function orNothing(sources: PageSources): PageSources | undefined {
  return sources.connect.length + sources.images.length + sources.frames.length === 0 ? undefined : sources;
}
