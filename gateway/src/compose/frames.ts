import { hash } from "node:crypto";
import type { Language, LayoutKind, Site } from "@madang/manifest";
import type { Logger } from "@madang/service";
import type { RouteTable } from "../routes/route-table.ts";
import type { CompiledLayout } from "./compile-layout.ts";
import { Layouts } from "./layouts.ts";

interface FrameParts {
  readonly site: Site;
  /** Id of the shell's module. */
  readonly module: string;
  readonly log: Logger;
}

interface Frame {
  readonly layouts: Layouts;
  /** Settles after the first round. */
  readonly asked: Promise<void>;
  /** Since the stable table changed. */
  used: boolean;
}

/** Each has a layout for every language and kind: more at a time are not kept. */
const mostFrames = 32;

/** Milliseconds. */
const longestHold = 500;

/**
 * The layouts around pages: those of the stable table, and those of views in which another build of the shell, or of a module with other
 * navigation, stands in its place. A view is used only once its own layouts are here: no page is mixed from two builds of a module.
 */
export class Frames {
  readonly #parts: FrameParts;
  readonly #stable: Layouts;
  readonly #frames = new Map<string, Frame>();
  readonly #ofView = new WeakMap<RouteTable, Layouts>();

  constructor(options: FrameParts & { table: RouteTable }) {
    this.#parts = options;
    this.#stable = new Layouts(options);
  }

  /** `view`: where it is not the stable table. */
  get(kind: LayoutKind, language: Language, view?: RouteTable): CompiledLayout {
    const own = view === undefined ? undefined : this.#ofView.get(view);
    return (own?.isComplete === true ? own : this.#stable).get(kind, language);
  }

  /** `ok`, or which layouts are still the plain ones. */
  get state(): string {
    return this.#stable.state;
  }

  /** Whether the layouts of this view are known to be here. */
  isReady(view: RouteTable): boolean {
    const own = this.#ofView.get(view);
    return own !== undefined && (own === this.#stable || own.isComplete);
  }

  /** Asks for a view's layouts where they are not those of the stable table. Resolves with whether they are here. */
  async prepare(view: RouteTable, stable: RouteTable): Promise<boolean> {
    if (this.#isSameFrame(view, stable)) {
      this.#ofView.set(view, this.#stable);
      return true;
    }
    const frame = this.#frameOf(view);
    if (frame === undefined) return false;
    this.#ofView.set(view, frame.layouts);
    await frame.asked;
    return frame.layouts.isComplete;
  }

  /**
   * Before a table comes into force whose frame is another one: asks for its layouts, so that its first pages have them. A shell that is
   * slow or away holds nothing up for long.
   */
  async expect(next: RouteTable, before: RouteTable): Promise<void> {
    if (before.modules.size === 0 || this.#nameOf(next) === this.#nameOf(before)) return;
    const frame = this.#frameOf(next);
    if (frame === undefined) return;
    const patience = Promise.withResolvers<void>();
    const timer = setTimeout(patience.resolve, longestHold);
    await Promise.race([frame.asked, patience.promise]);
    clearTimeout(timer);
  }

  /** The stable table is another one. Resolves after the first round; what the visitors of a canary had already is there at once. */
  async refresh(table: RouteTable): Promise<void> {
    const known = this.#frames.get(this.#nameOf(table));
    if (known?.layouts.isComplete === true) this.#stable.adopt(known.layouts);
    this.#sweep();
    await this.#stable.refresh(table);
  }

  close(): void {
    this.#stable.close();
    for (const { layouts } of this.#frames.values()) layouts.close();
  }

  #isSameFrame(view: RouteTable, stable: RouteTable): boolean {
    const { module } = this.#parts;
    return view.navigation === stable.navigation && view.modules.get(module) === stable.modules.get(module);
  }

  #frameOf(view: RouteTable): Frame | undefined {
    const name = this.#nameOf(view);
    const known = this.#frames.get(name) ?? this.#begin(name, view);
    if (known !== undefined) known.used = true;
    return known;
  }

  #begin(name: string, view: RouteTable): Frame | undefined {
    if (this.#frames.size >= mostFrames) return undefined;
    const layouts = new Layouts({ ...this.#parts, table: view });
    const frame = { layouts, asked: layouts.refresh(view), used: true };
    this.#frames.set(name, frame);
    return frame;
  }

  /** What nobody has used from one stable table to the next is not used any more. */
  #sweep(): void {
    for (const [name, frame] of this.#frames) {
      if (!frame.used) {
        frame.layouts.close();
        this.#frames.delete(name);
      }
      frame.used = false;
    }
  }

  #nameOf(table: RouteTable): string {
    const build = table.modules.get(this.#parts.module)?.build ?? "";
    return `${build} ${hash("sha256", JSON.stringify(table.navigation), "base64url")}`;
  }
}
