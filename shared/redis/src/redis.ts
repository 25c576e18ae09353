import type { Script } from "./script.ts";

export type RedisArgument = string | Buffer;

/**
 * `connecting`: not reached yet. `ready`. `failing`: connected, but answers do not come in time; commands are refused at once until a
 * probe is answered in time. `lost`: the connection broke and is being made again. `closed`: by us.
 */
export type RedisState = "connecting" | "ready" | "failing" | "lost" | "closed";

/** How a command ended: `ok`, `refused` (an error reply), `timeout`, `unavailable` (not sent, or the connection broke). */
export type CommandOutcome = "ok" | "refused" | "timeout" | "unavailable";

/** What can be counted; every method is called from the path of a request and returns at once. */
export interface RedisMetrics {
  command(command: { name: string; outcome: CommandOutcome; seconds: number }): void;
  state(state: RedisState): void;
}

export interface SendOptions {
  /** Milliseconds; the connection's own when left out. */
  readonly timeout?: number;
  /** Bulk strings of the reply as Buffers instead of text. */
  readonly buffers?: boolean;
}

/** What commands are sent by. Rejects with REDIS_UNAVAILABLE, REDIS_TIMEOUT or REDIS_REFUSED and with nothing else. */
export interface RedisCommands {
  /** Resolves with the reply as RESP gives it: text, number, array, null. */
  send<T>(command: readonly RedisArgument[], options?: SendOptions): Promise<T>;
  /** Runs a script that stands at Redis already, or brings it along. All its keys share the prefix. */
  run<T>(script: Script, given: ScriptInput, options?: SendOptions): Promise<T>;
}

export interface ScriptInput {
  readonly keys: readonly RedisArgument[];
  readonly args: readonly RedisArgument[];
}

/** One Redis, with connections that come back by themselves. */
export interface Redis extends RedisCommands {
  readonly prefix: string;
  readonly state: RedisState;
  /** `<prefix>:<part>:<part>`. Parts that come from outside are hashed or bounded by the caller. */
  key(...parts: readonly string[]): string;
  /** Called with every new state, from now on. Gives the way to stop. */
  onState(listener: (state: RedisState) => void): () => void;
  /** A connection of its own, for commands that block; it never holds up the others. Closed with this one. */
  dedicated(name: string): RedisConnection;
  /** Breaks every connection; what is under way rejects. */
  close(): void;
}

export interface RedisConnection extends RedisCommands {
  readonly state: RedisState;
  onState(listener: (state: RedisState) => void): () => void;
  close(): void;
}
