import { createHash } from "node:crypto";
import { limits } from "../limits.ts";

/** Remembers which identities an import has seen, in bounded memory: 53 bits of each. */
export class DuplicateGuids {
  readonly #seen = new Set<number>();

  /** True from the second time on. */
  seen(guid: string): boolean {
    const digest = createHash("sha256").update(guid).digest();
    const key = digest.readUInt32BE(0) * 2 ** 21 + (digest.readUInt32BE(4) >>> 11);
    if (this.#seen.has(key)) return true;
    if (this.#seen.size < limits.remembered) this.#seen.add(key);
    return false;
  }
}
