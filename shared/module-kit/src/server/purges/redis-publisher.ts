import { publishPurge, redisErrors, type Redis } from "@madang/redis";
import type { Logger } from "@madang/service";
import { Alarm } from "./alarm.ts";
import { mergedPurges, type MergedPurge } from "./merge-purges.ts";
import type { PurgePosition } from "./purge-feed-state.ts";
import { withoutGap } from "./purge-history.ts";
import type { PurgeRelay } from "./purge-relay.ts";
import { readMark, writeMark } from "./redis-mark.ts";

export interface RedisPublisherOptions {
  readonly redis: Redis;
  readonly relay: PurgeRelay;
  readonly log: Logger;
}

/** Milliseconds that the other replicas leave to the one that leads. */
const courtesy = 200;

/**
 * Publishes purges at Redis, and keeps there how far it has come. When Redis forgets, it forgets this mark too: one that was emptied,
 * restarted or replaced by one that lags behind is told again whatever it does not know. At least once: a purge that is published
 * twice is a page that is asked for twice.
 */
export class RedisPublisher {
  readonly #options: RedisPublisherOptions;
  readonly #alarm = new Alarm();
  readonly #unsubscribe: readonly (() => void)[];
  #published: PurgePosition | undefined;
  #ended: Promise<void> | undefined;

  constructor(options: RedisPublisherOptions) {
    this.#options = options;
    const ring = () => this.#alarm.ring();
    this.#unsubscribe = [options.relay.onLook(ring), options.redis.onState(ring)];
    options.relay.signal.addEventListener("abort", ring, { once: true });
  }

  start(): void {
    this.#ended ??= this.#run();
  }

  /** How far Redis knew the module's purges when it was last asked. */
  get published(): PurgePosition | undefined {
    return this.#published;
  }

  /** Whether Redis knew everything that the relay had seen when it was last asked. */
  get isThrough(): boolean {
    const { position } = this.#options.relay;
    const mark = this.#published;
    return position !== undefined && mark?.epoch === position.epoch && mark.seq >= position.seq;
  }

  /** Once the relay has ended. */
  async close(): Promise<void> {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    await this.#ended;
  }

  async #run(): Promise<void> {
    const { relay, log } = this.#options;
    while (!relay.signal.aborted) {
      this.#alarm.reset();
      try {
        await this.catchUp();
      } catch (error) {
        // That Redis or the database is away is said where their connections are.
        if (!isRedisAway(error) && relay.connected) log.warn({ err: error }, "purges wait for Redis");
      }
      await this.#alarm.sleep(1000);
    }
  }

  /** Tells Redis what the relay has seen. Does nothing while Redis is away; rejects where it goes away meanwhile. */
  async catchUp(): Promise<void> {
    const { relay, redis } = this.#options;
    if (redis.state !== "ready" || !(await this.#isBehind())) return;
    if (!relay.leads) {
      await new Alarm().sleep(courtesy);
      if (!(await this.#isBehind())) return;
    }
    await this.#publishRest();
  }

  async #isBehind(): Promise<boolean> {
    const { relay, redis } = this.#options;
    const { position } = relay;
    if (position === undefined) return false;
    const mark = await readMark(redis, relay.module);
    this.#published = mark;
    if (mark?.epoch !== position.epoch) return true;
    if (mark.seq > position.seq) relay.expect(mark);
    return mark.seq < position.seq;
  }

  async #publishRest(): Promise<void> {
    const { relay } = this.#options;
    while (!relay.signal.aborted && !this.isThrough) {
      const { position } = relay;
      if (position === undefined) return;
      await this.#publishPage(this.#published, position);
    }
  }

  /** Each page has its mark: whoever goes on after this process begins there. */
  async #publishPage(mark: PurgePosition | undefined, position: PurgePosition): Promise<void> {
    const { relay, redis } = this.#options;
    const { module } = relay;
    const next = { epoch: position.epoch, seq: position.seq };
    if (mark !== undefined && mark.epoch !== position.epoch) {
      // The database has another history than what is stored: none of it is certain.
      await this.#publish([{ tags: [module], mode: "soft" }]);
    } else if (position.seq > 0) {
      const after = mark?.seq ?? 0;
      const page = await relay.read(after, position.seq);
      const missed = { module, after, upTo: position.seq };
      // A Redis that knows nothing has nothing stored either that could have outlived what is no longer kept.
      await this.#publish(mark === undefined ? page : withoutGap(page, missed));
      next.seq = page.at(-1)?.seq ?? position.seq;
    }
    await writeMark(redis, module, next);
    this.#published = next;
  }

  async #publish(purges: readonly MergedPurge[]): Promise<void> {
    const { redis, relay } = this.#options;
    for (const { tags, mode } of mergedPurges(purges))
      await publishPurge(redis, { module: relay.module, tags, mode });
  }
}

function isRedisAway(error: unknown): boolean {
  return (["UNAVAILABLE", "TIMEOUT"] as const).some((name) => redisErrors.is(error, name));
}
