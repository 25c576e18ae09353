import type { RuntimeBlock } from "@madang/manifest";

/** What the two scripts of the runtime say to each other. */
export interface Hydration {
  /** Hydrates every interactive fragment in `scope`; one that fails keeps the server's HTML. */
  mount(scope: Element, runtime: RuntimeBlock): void;
  /** Ends the roots in `scope`, before its content is replaced. */
  unmount(scope: Element): void;
}
