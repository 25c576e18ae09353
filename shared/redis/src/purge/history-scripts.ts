import { randomUUID } from "node:crypto";
import type { Redis, RedisCommands } from "../redis.ts";
import { defineScript } from "../script.ts";
import { purgeState, purgeStream } from "./purge-keys.ts";

/** Purges are few and small; a Redis that is full takes them all the same (Redis 7). Stands first in a script. */
export const luaEvenWhenFull = "#!lua flags=allow-oom\n";

/** Begins a history of purges where there is none, and gives its epoch. */
export const luaOpenHistory = `
local function openHistory(state, candidate)
  local first = redis.call('ZRANGE', state, 0, 0)[1]
  if first and string.sub(first, 1, 1) == '@' then return string.sub(first, 2) end
  redis.call('DEL', state)
  redis.call('ZADD', state, -1, '@' .. candidate, 0, '#', 0, '!*')
  return candidate
end
`;

const open = defineScript(
  "openHistory",
  `${luaEvenWhenFull}${luaOpenHistory}
local epoch = openHistory(KEYS[1], ARGV[1])
local last = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)[1]
return {epoch, redis.call('ZSCORE', KEYS[1], '#'), last and last[1] or '0-0'}
`,
);

/** Only where nobody else was first. Nothing that was stored under the old epoch is read any more. */
const renew = defineScript(
  "renewHistory",
  `${luaEvenWhenFull}
local state = KEYS[1]
local first = redis.call('ZRANGE', state, 0, 0)[1]
if first ~= '@' .. ARGV[1] then return 0 end
local seq = redis.call('ZSCORE', state, '#') or '0'
redis.call('DEL', state)
redis.call('ZADD', state, -1, '@' .. ARGV[2], seq, '#', 0, '!*')
return 1
`,
);

/** Where the history of purges stands at Redis. */
export interface PurgeHistoryState {
  readonly epoch: string;
  readonly seq: number;
  /** Id of the last line of the stream, `0-0` when there is none. */
  readonly line: string;
}

export async function openPurgeHistory(
  redis: Redis,
  commands: RedisCommands = redis,
): Promise<PurgeHistoryState> {
  const [epoch, seq, line] = await commands.run<[string, string, string]>(open, {
    keys: [purgeState(redis), purgeStream(redis)],
    args: [randomUUID()],
  });
  return { epoch, seq: Number(seq), line };
}

/** Declares what Redis has stored doubtful: purges were lost. Nothing happens where another gateway has done it already. */
export async function renewPurgeHistory(redis: Redis, epoch: string): Promise<void> {
  await redis.run(renew, { keys: [purgeState(redis)], args: [epoch, randomUUID()] });
}
