import type { Kysely, Transaction } from "kysely";
import type { FeedItem } from "../feed/feed-item.ts";
import type { SaveResult } from "./import-summary.ts";

/** Carries the result out of a transaction that is to leave nothing. */
class Undone extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super("a dry run stores nothing");
    this.result = result;
  }
}

/** Does everything that storing an item does, and takes it back. */
export class DryRun {
  readonly #added = new Set<string>();

  async save<Tables>(
    db: Kysely<Tables>,
    item: FeedItem,
    save: (transaction: Transaction<Tables>, item: FeedItem) => Promise<SaveResult>,
  ): Promise<SaveResult> {
    const result = await this.#tried(db, (transaction) => save(transaction, item));
    if (result === "added") this.#added.add(item.guid);
    // Its original would be there by now.
    return result === "waiting" && this.#added.has(item.versionOf ?? "") ? "added" : result;
  }

  withdraw<Tables>(
    db: Kysely<Tables>,
    withdraw: (transaction: Transaction<Tables>) => Promise<boolean>,
  ): Promise<boolean> {
    return this.#tried(db, withdraw);
  }

  async #tried<Tables, Result>(
    db: Kysely<Tables>,
    work: (transaction: Transaction<Tables>) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await db.transaction().execute(async (transaction) => {
        throw new Undone(await work(transaction));
      });
    } catch (error) {
      if (error instanceof Undone) return error.result as Result;
      throw error;
    }
  }
}
