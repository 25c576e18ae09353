import type { Redis } from "../redis.ts";

/**
 * Where purges stand, in one sorted set, so that what belongs together is lost together. Its members:
 *
 * - `@<epoch>`, score −1: which history of purges this is. Another epoch: Redis was emptied, or fell back to an older state.
 * - `#`: the sequence number of the last purge.
 * - `!*`: what was stored before this sequence number counts as withdrawn; rises when old tags are dropped.
 * - `<module>/<tag>`: sequence number of its last purge; `!<module>/<tag>`: of its last hard one.
 */
export const purgeState = (redis: Redis): string => redis.key("purge-state");

/** Stream of purges and deletions: `seq`, `epoch`, and either `module`, `tags` (JSON) and `mode`, or `key`. */
export const purgeStream = (redis: Redis): string => redis.key("purges");
