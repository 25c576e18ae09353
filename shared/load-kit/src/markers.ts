/**
 * Markers are words that occur nowhere but in what one visitor typed (or in one item of the load test's own): the run's prefix, a letter for the
 * kind, twelve hexadecimal digits of the owner, and a letter that tells one use from another. Lower-case ASCII letters and digits
 * pass through HTML, URLs, JSON, multipart and PDF unchanged, so one search for the prefix finds every marker of everyone.
 */
/** `replaced`: of an item that is changed or withdrawn while the test runs. */
export type MarkerKind = "visitor" | "embargo" | "replaced";

export interface FoundMarker {
  readonly kind: MarkerKind | undefined;
  /** Shorter than twelve digits where the text was cut. */
  readonly owner: string;
  readonly offset: number;
}

const ownerLength = 12;
const letters: Readonly<Record<MarkerKind, string>> = { visitor: "v", embargo: "e", replaced: "r" };
const kinds = Object.keys(letters) as MarkerKind[];

/** Length of a run's prefix: two letters that no language puts together, and ten random digits. */
export function markerPrefix(random: string): string {
  return `zq${random.slice(0, 10)}`;
}

export function marker(options: { prefix: string; kind: MarkerKind; owner: string; use: string }): string {
  return `${options.prefix}${letters[options.kind]}${options.owner}${options.use}`;
}

export function findMarkers(text: string, prefix: string): FoundMarker[] {
  const found: FoundMarker[] = [];
  for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + prefix.length))
    found.push(markerAt(text, at, prefix));
  return found;
}

function markerAt(text: string, offset: number, prefix: string): FoundMarker {
  const start = offset + prefix.length;
  const owner = /^[0-9a-f]*/.exec(text.slice(start + 1, start + 1 + ownerLength))?.[0] ?? "";
  return { kind: kindOf(text[start]), owner, offset };
}

function kindOf(letter: string | undefined): MarkerKind | undefined {
  return kinds.find((kind) => letters[kind] === letter);
}

/** A text with its markers made unreadable, for evidence that others may read. */
export function withoutMarkers(text: string, prefix: string): string {
  return text.replaceAll(new RegExp(`${prefix}[a-z0-9]*`, "g"), "‹marker›");
}
