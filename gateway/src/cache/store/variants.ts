import type { MemoryEntry } from "./memory-entry.ts";
import type { StoredResponse, VariantOf } from "./stored-response.ts";

/** Answers that vary on the same request fields, by what the request had there. */
interface Shape {
  readonly name: string;
  readonly vary: readonly string[];
  readonly entries: Map<string, MemoryEntry>;
}

/** Of one key; more would be a client that tries every value of a field. */
const mostVariants = 32;

/** What is stored under one key. An origin may change its Vary, so there may be several shapes. */
export class Variants {
  readonly #shapes: Shape[] = [];

  get isEmpty(): boolean {
    return this.#shapes.length === 0;
  }

  /** The most recent that the request selects (RFC 9111 section 4.1). */
  find(variantOf: VariantOf): MemoryEntry | undefined {
    let found: MemoryEntry | undefined;
    for (const { vary, entries } of this.#shapes) {
      const entry = entries.get(variantOf(vary));
      if (entry !== undefined && (found === undefined || entry.order > found.order)) found = entry;
    }
    return found;
  }

  /** The one in whose place this answer would stand. */
  same({ vary, variant }: StoredResponse): MemoryEntry | undefined {
    return this.#shape(vary)?.entries.get(variant);
  }

  add(entry: MemoryEntry): void {
    const { vary, variant } = entry.response;
    let shape = this.#shape(vary);
    if (shape === undefined) {
      shape = { name: shapeName(vary), vary, entries: new Map() };
      this.#shapes.push(shape);
    }
    shape.entries.set(variant, entry);
  }

  remove(entry: MemoryEntry): void {
    const shape = this.#shape(entry.response.vary);
    shape?.entries.delete(entry.response.variant);
    if (shape?.entries.size === 0) this.#shapes.splice(this.#shapes.indexOf(shape), 1);
  }

  all(): MemoryEntry[] {
    return this.#shapes.flatMap(({ entries }) => [...entries.values()]);
  }

  /** The one to give up because there are too many. */
  surplus(): MemoryEntry | undefined {
    const all = this.all();
    if (all.length <= mostVariants) return undefined;
    return all.reduce((oldest, entry) => (entry.order < oldest.order ? entry : oldest));
  }

  #shape(vary: readonly string[]): Shape | undefined {
    const name = shapeName(vary);
    return this.#shapes.find((shape) => shape.name === name);
  }
}

function shapeName(vary: readonly string[]): string {
  return vary.join(",");
}
