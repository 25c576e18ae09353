import type { MadangError } from "@madang/errors";
import type { Logger } from "@madang/service";
import { Circuit } from "./circuit.ts";
import { type Client, type ConnectOptions, createRedisClient } from "./connect.ts";
import { redisErrors } from "./errors.ts";
import { inTime } from "./in-time.ts";
import type {
  CommandOutcome,
  RedisArgument,
  RedisConnection,
  RedisMetrics,
  RedisState,
  ScriptInput,
  SendOptions,
} from "./redis.ts";
import type { Script } from "./script.ts";

export interface ConnectionOptions extends ConnectOptions {
  readonly log: Logger;
  readonly metrics: RedisMetrics | undefined;
  /** Milliseconds that a command may take. */
  readonly timeout: number;
}

/** RESP type of bulk strings in node-redis (`RESP_TYPES.BLOB_STRING`), which is loaded with the first connection alone. */
const bulkString = 36;
const asBuffers = { typeMapping: { [bulkString]: Buffer } };

/** One connection that comes back by itself. Its promises reject with errors of errors.ts alone. */
export class Connection implements RedisConnection {
  readonly #options: ConnectionOptions;
  readonly #listeners = new Set<(state: RedisState) => void>();
  readonly #circuit: Circuit;
  #client: Client | undefined;
  #state: RedisState = "connecting";
  /** One line of the log for each time that it is away, not for each try. */
  #isToldLost = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#circuit = new Circuit({
      timeout: options.timeout,
      ping: () => this.#write(["PING"]),
      opened: () => this.#become("failing"),
      closed: () => this.#become(this.#client?.isReady === true ? "ready" : "lost"),
    });
  }

  get state(): RedisState {
    return this.#state;
  }

  /** Begins to connect, for good. Resolves as soon as the client is there, not when Redis is. */
  async open(): Promise<void> {
    const client = await createRedisClient(this.#options);
    if (this.#state === "closed") return;
    this.#client = client;
    client.on("ready", () => this.#ready());
    client.on("error", (error: Error) => this.#broken(error));
    client.connect().catch((error: unknown) => {
      if (this.#state !== "closed") this.#options.log.error({ err: error }, "Redis cannot be connected to");
    });
  }

  onState(listener: (state: RedisState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  send<T>(command: readonly RedisArgument[], options: SendOptions = {}): Promise<T> {
    return this.#observed<T>(String(command[0]), command, options);
  }

  async run<T>(script: Script, { keys, args }: ScriptInput, options: SendOptions = {}): Promise<T> {
    const rest = [String(keys.length), ...keys, ...args];
    try {
      return await this.#observed<T>(script.name, ["EVALSHA", script.sha1, ...rest], options);
    } catch (error) {
      if (!isMissingScript(error)) throw error;
      return await this.#observed<T>(script.name, ["EVAL", script.lua, ...rest], options);
    }
  }

  close(): void {
    if (this.#state === "closed") return;
    this.#become("closed");
    this.#circuit.stop();
    this.#client?.destroy();
  }

  async #observed<T>(name: string, command: readonly RedisArgument[], options: SendOptions): Promise<T> {
    if (this.#state !== "ready") {
      this.#options.metrics?.command({ name, outcome: "unavailable", seconds: 0 });
      throw redisErrors.create("UNAVAILABLE", { command: name, state: this.#state });
    }
    const began = performance.now();
    const milliseconds = options.timeout ?? this.#options.timeout;
    const late = () => redisErrors.create("TIMEOUT", { command: name, milliseconds });
    const count = (outcome: CommandOutcome) =>
      this.#options.metrics?.command({ name, outcome, seconds: (performance.now() - began) / 1000 });
    try {
      const reply = await inTime(this.#write<T>(command, options), milliseconds, late);
      this.#circuit.succeeded();
      count("ok");
      return reply;
    } catch (cause) {
      const error = this.#explained(name, cause);
      count(outcomeOf(error));
      throw error;
    }
  }

  #write<T>(command: readonly RedisArgument[], options: SendOptions = {}): Promise<T> {
    if (this.#client === undefined) return Promise.reject(new Error("there is no connection yet"));
    return this.#client.sendCommand<T>(command, options.buffers === true ? asBuffers : undefined);
  }

  #explained(command: string, cause: unknown): MadangError {
    if (redisErrors.is(cause, "TIMEOUT")) {
      this.#circuit.timedOut();
      return cause;
    }
    if (!isErrorReply(cause))
      return redisErrors.create("UNAVAILABLE", { command, state: this.#state }, cause);
    this.#circuit.succeeded();
    return redisErrors.create("REFUSED", { command, reason: cause.message }, cause);
  }

  #ready(): void {
    this.#options.log.info({ connection: this.#options.name }, "Redis is connected");
    this.#isToldLost = false;
    this.#circuit.reset();
    this.#become("ready");
  }

  #broken(error: Error): void {
    if (this.#state === "closed") return;
    if (!this.#isToldLost)
      this.#options.log.warn({ connection: this.#options.name, reason: reasonOf(error) }, "Redis is away");
    this.#isToldLost = true;
    this.#circuit.reset();
    if (this.#state !== "connecting") this.#become("lost");
  }

  #become(state: RedisState): void {
    if (this.#state === state || this.#state === "closed") return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}

/** Several addresses that were tried in turn give an error without a message of its own. */
function reasonOf(error: Error): string {
  return error instanceof AggregateError ? error.errors.map(String).join("; ") : error.message;
}

function outcomeOf(error: MadangError): CommandOutcome {
  if (redisErrors.is(error, "TIMEOUT")) return "timeout";
  return redisErrors.is(error, "REFUSED") ? "refused" : "unavailable";
}

/** node-redis gives error replies as SimpleError, BlobError and their kin; a broken connection is any other error. */
function isErrorReply(cause: unknown): cause is Error {
  return cause instanceof Error && /^-?[A-Z][A-Z0-9]+\b/.test(cause.message);
}

function isMissingScript(error: unknown): boolean {
  return (
    redisErrors.is(error, "REFUSED") &&
    error.cause instanceof Error &&
    error.cause.message.startsWith("NOSCRIPT")
  );
}
