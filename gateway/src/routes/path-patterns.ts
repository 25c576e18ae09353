/**
 * Finds the pattern that a path matches. A path without parameters costs one look-up; the others cost one step for each
 * segment, however many modules there are.
 */
export interface PathPatterns<T> {
  match(path: string): T | undefined;
}

interface Branch<T> {
  /** Of the table that may change it. */
  readonly owner: symbol;
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
  readonly #fixed: Map<string, T>;
  readonly #owner = Symbol("owner");
  #root: Branch<T>;

  constructor(fixed = new Map<string, T>(), root?: Branch<T>) {
    this.#fixed = fixed;
    this.#root = root ?? { owner: this.#owner, literal: new Map(), parameter: undefined, value: undefined };
  }

  /** A table that may be changed without changing this one; what stays as it is stands in both. */
  copy(): PatternTable<T> {
    return new PatternTable(new Map(this.#fixed), this.#root);
  }

  add(path: string, value: T): void {
    if (path.includes(":")) this.#reach(segmentsOf(path)).value = value;
    else this.#fixed.set(path, value);
  }

  /** A path that was added. */
  remove(path: string): void {
    if (path.includes(":")) this.#reach(segmentsOf(path)).value = undefined;
    else this.#fixed.delete(path);
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

  #reach(segments: readonly string[]): Branch<T> {
    let at = (this.#root = this.#own(this.#root));
    for (const segment of segments) {
      const isParameter = segment.startsWith(":");
      const next = this.#own(isParameter ? at.parameter : at.literal.get(segment));
      if (isParameter) at.parameter = next;
      else at.literal.set(segment, next);
      at = next;
    }
    return at;
  }

  #own(known: Branch<T> | undefined): Branch<T> {
    if (known?.owner === this.#owner) return known;
    const { parameter, value } = known ?? {};
    return { owner: this.#owner, literal: new Map(known?.literal), parameter, value };
  }
}

function segmentsOf(path: string): string[] {
  return path === "/" ? [] : path.slice(1).split("/");
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
