export { redisErrors } from "./errors.ts";
export { openRedis, type OpenRedisOptions } from "./open-redis.ts";
export { publishPurge, type PublishedPurge } from "./purge/publish-purge.ts";
export type {
  CommandOutcome,
  Redis,
  RedisArgument,
  RedisCommands,
  RedisConnection,
  RedisMetrics,
  RedisState,
  ScriptInput,
  SendOptions,
} from "./redis.ts";
export { retryDelay } from "./retry-delay.ts";
export { defineScript, type Script } from "./script.ts";
