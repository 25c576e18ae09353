import type { Fragment } from "../fragments/fragment.ts";

export interface LastSeen {
  readonly view: string;
  readonly slots: readonly string[];
}

/**
 * What each page's last answer looked like, by the name of its route and the build: boxes and styles can be asked for before the next
 * answer is there. A guess only: the answer itself decides.
 */
export class PageMemory {
  readonly #seen = new Map<string, LastSeen>();

  recall(route: string, build: string): LastSeen | undefined {
    return this.#seen.get(`${route}@${build}`);
  }

  note(route: string, build: string, { description, status }: Fragment): void {
    if (status !== 200) return;
    const { view, slots } = description;
    this.#seen.set(`${route}@${build}`, { view, slots });
  }

  /** Routes of modules that are gone would stay for ever. */
  clear(): void {
    this.#seen.clear();
  }
}
