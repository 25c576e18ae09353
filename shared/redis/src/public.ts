export { redisErrors } from "./errors.ts";
export { openRedis, type OpenRedisOptions } from "./open-redis.ts";
export { openPurgeHistory, renewPurgeHistory, type PurgeHistoryState } from "./purge/history-scripts.ts";
export { publishDeletion, type PublishedDeletion } from "./purge/publish-deletion.ts";
export { purgeState, purgeStream } from "./purge/purge-keys.ts";
export { readPurgeLine, type PurgeLine, type StreamEntry } from "./purge/purge-lines.ts";
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
