import { openPurgeHistory, renewPurgeHistory, type Redis } from "@madang/redis";

type Delivery = () => Promise<unknown>;

const most = 10_000;
const retryEvery = 500;

/**
 * Purges and deletions of this gateway that Redis has not taken yet, in their order. More than can be kept: what Redis has stored is declared
 * doubtful as a whole.
 */
export class Undelivered {
  readonly #redis: Redis;
  readonly #waiting: Delivery[] = [];
  #tooMany = false;
  #delivering = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  /** As long as it is not, Redis does not know of everything that is no longer true. */
  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Resolves when it was delivered, or could not be and waits. */
  async try(delivery: Delivery): Promise<void> {
    if (this.isEmpty && (await delivered(delivery))) return;
    if (this.#waiting.length < most) this.#waiting.push(delivery);
    else this.#tooMany = true;
    this.#retry ??= setInterval(() => void this.#deliver(), retryEvery).unref();
  }

  close(): void {
    clearInterval(this.#retry);
  }

  async #deliver(): Promise<void> {
    if (this.#delivering || this.#redis.state !== "ready") return;
    this.#delivering = true;
    if (!this.#tooMany || (await delivered(() => this.#giveUp()))) await this.#deliverInTurn();
    this.#delivering = false;
    if (!this.isEmpty) return;
    clearInterval(this.#retry);
    this.#retry = undefined;
  }

  async #deliverInTurn(): Promise<void> {
    for (let [next] = this.#waiting; next !== undefined; [next] = this.#waiting) {
      if (!(await delivered(next))) return;
      this.#waiting.shift();
    }
  }

  async #giveUp(): Promise<void> {
    const { epoch } = await openPurgeHistory(this.#redis);
    await renewPurgeHistory(this.#redis, epoch);
    this.#waiting.length = 0;
    this.#tooMany = false;
  }
}

/** Why not is counted and logged by the connection. */
async function delivered(delivery: Delivery): Promise<boolean> {
  return delivery().then(
    () => true,
    () => false,
  );
}
