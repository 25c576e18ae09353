import type { PublicKey } from "@madang/releases";
import type { ChannelTable } from "./channel-table.ts";
import { openPreview, type Preview } from "./preview-token.ts";

/** A link that counts, or why it does not. */
export type Judged =
  | { readonly kind: "good"; readonly preview: Preview }
  | { readonly kind: "over"; readonly preview: Preview; readonly reason: string }
  | { readonly kind: "unsigned" };

const mostKnown = 200;

/** Links to previews, each checked once: a signature costs as much as a whole answer from memory. */
export class Previews {
  readonly #keys: readonly PublicKey[];
  readonly #opened = new Map<string, Preview | undefined>();

  constructor(operatorKeys: readonly PublicKey[]) {
    this.#keys = operatorKeys;
  }

  /** `now`: milliseconds since 1970. */
  judge(token: string, { inForce }: Pick<ChannelTable, "inForce">, now: number): Judged {
    const preview = this.#open(token);
    if (preview === undefined) return { kind: "unsigned" };
    const { module, name, build, until } = preview;
    if (Date.parse(until) <= now) return { kind: "over", preview, reason: `it ended at ${until}` };
    const shown = inForce.facts.modules.get(module)?.previews.get(name);
    if (shown === undefined) return { kind: "over", preview, reason: "it was withdrawn" };
    if (shown.build !== build) return { kind: "over", preview, reason: "it shows a newer build now" };
    return { kind: "good", preview };
  }

  #open(token: string): Preview | undefined {
    if (this.#opened.has(token)) return this.#opened.get(token);
    const preview = openPreview(token, this.#keys);
    if (this.#opened.size >= mostKnown) this.#opened.clear();
    if (token.length <= 1000) this.#opened.set(token, preview);
    return preview;
  }
}
