const storeKey = "madang:scroll";
const capacity = 50;

/** Where each entry of the tab's history was scrolled to. Keys are random and say nothing about the page. */
export class ScrollMemory {
  readonly #positions: Map<string, number>;
  readonly #leavesEntry: boolean;
  /** Undefined where the entry is the browser's alone. */
  #key: string | undefined;

  /** `leavesEntry`: whoever writes into the entry of an answer to a form takes the form out of it, and a reload sends nothing again. */
  constructor({ leavesEntry }: { leavesEntry: boolean }) {
    this.#positions = readStored();
    this.#leavesEntry = leavesEntry;
    if (leavesEntry) return;
    history.scrollRestoration = "manual";
    this.#key = keyOf(history.state) ?? this.begin({ replace: location.href });
    addEventListener("pagehide", () => {
      this.save();
      writeStored(this.#positions);
    });
  }

  save(): void {
    if (this.#key === undefined) return;
    this.#positions.delete(this.#key);
    this.#positions.set(this.#key, Math.round(scrollY));
    const oldest = this.#positions.keys().next();
    if (this.#positions.size > capacity && !oldest.done) this.#positions.delete(oldest.value);
  }

  /** Makes a history entry for the address, or takes over the present one. */
  begin(options: { push: string } | { replace: string }): string {
    const key = Math.random().toString(36).slice(2);
    this.#key = key;
    const state = { madang: key };
    if ("push" in options) history.pushState(state, "", options.push);
    else history.replaceState(state, "", options.replace);
    return key;
  }

  /**
   * The browser has moved to another entry: further positions belong to that one. An entry without a key was
   * made this moment by a link within the document, whose place has been saved at the click.
   */
  enter(state: unknown): void {
    if (this.#leavesEntry) return;
    const key = keyOf(state);
    if (key !== undefined) this.save();
    this.#key = key ?? this.begin({ replace: location.href });
  }

  /** Scrolls to where the present entry was left, else to the fragment, else to the top. */
  restore(): void {
    const position = this.#positions.get(this.#key ?? "");
    if (position === undefined) scrollToFragment(location.hash);
    else scrollTo({ top: position, behavior: "instant" });
  }

  get hasPosition(): boolean {
    return this.#positions.has(this.#key ?? "");
  }
}

/** Top of the page when there is no such place. */
export function scrollToFragment(hash: string): void {
  const place = hash.length > 1 ? document.getElementById(decodeFragment(hash)) : null;
  if (place === null) scrollTo({ top: 0, behavior: "instant" });
  else place.scrollIntoView({ behavior: "instant" });
}

function decodeFragment(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

function keyOf(state: unknown): string | undefined {
  const key = (state as { madang?: unknown } | null)?.madang;
  return typeof key === "string" ? key : undefined;
}

/** Storage may be forbidden or full; then positions last as long as the document. */
function readStored(): Map<string, number> {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(storeKey) ?? "[]") as [string, number][]);
  } catch {
    return new Map();
  }
}

function writeStored(positions: ReadonlyMap<string, number>): void {
  try {
    sessionStorage.setItem(storeKey, JSON.stringify([...positions]));
  } catch {
    return;
  }
}
