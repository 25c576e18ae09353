import type { Purge } from "./purge.ts";

/** What a feed of purges tells; nothing here waits. */
export interface PurgeSink {
  apply(purge: Purge): void;
  /** A key was deleted; by its name (key-name.ts). */
  forgetNamed(name: string): void;
  /** Purges of this module, or of all modules, may have been missed. */
  missed(module?: string): void;
}
