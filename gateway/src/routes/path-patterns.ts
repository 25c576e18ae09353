/**
 * Finds the pattern that a path matches. A path without parameters costs one look-up; the others cost one step for each
 * segment, however many modules there are.
 */
export interface PathPatterns<T> {
  match(path: string): T | undefined;
}

interface Branch<T> {
  readonly literal: Map<string, Branch<T>>;
  parameter: Branch<T> | undefined;
  value: T | undefined;
}

/** Two patterns of the same shape match the same paths: `/news/:id` and `/news/:slug`. */
export function shapeOf(pattern: string): string {
  return pattern.replace(/:[^/]+/g, ":");
}

/** A literal segment wins over a parameter, from left to right. */
export class PatternTable<T> implements PathPatterns<T> {
  readonly #fixed = new Map<string, T>();
  readonly #root = branch<T>();

  add(path: string, value: T): void {
    if (path.includes(":")) grow(this.#root, segmentsOf(path), value);
    else this.#fixed.set(path, value);
  }

  match(path: string): T | undefined {
    return this.#fixed.get(path) ?? walk(this.#root, segmentsOf(path), 0);
  }

  /** As if everything stood in one table: what is here, and what of `base` is not hidden. Of two of one shape that of `base` counts. */
  over(base: PatternTable<T>, isHidden: (value: T) => boolean): PathPatterns<T> {
    const shown = (value: T | undefined): T | undefined =>
      value === undefined || isHidden(value) ? undefined : value;
    return {
      match: (path) =>
        shown(base.#fixed.get(path)) ??
        this.#fixed.get(path) ??
        walkBoth([base.#root, this.#root], segmentsOf(path), 0, shown),
    };
  }
}

function branch<T>(): Branch<T> {
  return { literal: new Map(), parameter: undefined, value: undefined };
}

function segmentsOf(path: string): string[] {
  return path === "/" ? [] : path.slice(1).split("/");
}

function grow<T>(root: Branch<T>, segments: readonly string[], value: T): void {
  let at = root;
  for (const segment of segments) at = segment.startsWith(":") ? parameterOf(at) : literalOf(at, segment);
  at.value = value;
}

function parameterOf<T>(at: Branch<T>): Branch<T> {
  return (at.parameter ??= branch());
}

function literalOf<T>(at: Branch<T>, segment: string): Branch<T> {
  const known = at.literal.get(segment);
  if (known !== undefined) return known;
  const made = branch<T>();
  at.literal.set(segment, made);
  return made;
}

/** `/news/archive/:year` and `/news/:id/edit` may both begin to match: the second is tried when the first ends blind. */
function walk<T>(at: Branch<T>, segments: readonly string[], index: number): T | undefined {
  const segment = segments[index];
  if (segment === undefined) return at.value;
  const literal = at.literal.get(segment);
  const found = literal === undefined ? undefined : walk(literal, segments, index + 1);
  if (found !== undefined || at.parameter === undefined) return found;
  return walk(at.parameter, segments, index + 1);
}

type Layers<T> = readonly [base: Branch<T> | undefined, upper: Branch<T> | undefined];

/** The same through both at once: which of them has a pattern plays no part in which pattern wins. */
function walkBoth<T>(
  [base, upper]: Layers<T>,
  segments: readonly string[],
  index: number,
  shown: (value: T | undefined) => T | undefined,
): T | undefined {
  if (base === undefined && upper === undefined) return undefined;
  const segment = segments[index];
  if (segment === undefined) return shown(base?.value) ?? upper?.value;
  const next = index + 1;
  return (
    walkBoth([base?.literal.get(segment), upper?.literal.get(segment)], segments, next, shown) ??
    walkBoth([base?.parameter, upper?.parameter], segments, next, shown)
  );
}
