import type { LiveTable } from "../routes/live-table.ts";
import { ChannelTable } from "./channel-table.ts";

/** Follows the table in force. What every request asks is worked out once for each table. */
export class Channels {
  readonly #live: Pick<LiveTable, "inForce">;
  #current: ChannelTable;
  /** A preview was known since the start: somebody may still come with its cookie. */
  #previewed = false;

  constructor(live: Pick<LiveTable, "inForce">) {
    this.#live = live;
    this.#current = this.#take();
  }

  /** A request takes it once and keeps it. */
  get current(): ChannelTable {
    return this.#current.inForce === this.#live.inForce ? this.#current : this.#take();
  }

  /** Every module runs in one build, and nobody has ever seen another: the stable table is everybody's. */
  get isQuiet(): boolean {
    return this.current.inForce.others.size === 0 && !this.#previewed;
  }

  /** No cookie decides which builds a visitor gets. */
  get isOneForAll(): boolean {
    return !this.current.isSplit && !this.#previewed;
  }

  #take(): ChannelTable {
    this.#current = new ChannelTable(this.#live.inForce);
    this.#previewed ||= this.#current.hasPreviews;
    return this.#current;
  }
}
