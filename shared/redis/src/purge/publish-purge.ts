import { randomUUID } from "node:crypto";
import type { Redis } from "../redis.ts";
import { defineScript } from "../script.ts";
import { luaEvenWhenFull, luaOpenHistory } from "./history-scripts.ts";
import { purgeState, purgeStream } from "./purge-keys.ts";

export interface PublishedPurge {
  /** Whose tags they are: no module can purge what another one answered. */
  readonly module: string;
  /** Without the module. */
  readonly tags: readonly string[];
  /** `soft`: to be asked for again. `hard`: gone. */
  readonly mode: "soft" | "hard";
}

/** Tags that are remembered; what was stored before the oldest of them counts as withdrawn. About 30 MB of Redis. */
const mostTags = 200_000;
const droppedAtOnce = 1000;
/** Purges that a gateway can have missed and still catch up with. */
export const longestStream = 100_000;

const publish = defineScript(
  "publishPurge",
  `${luaEvenWhenFull}${luaOpenHistory}
local state, stream = KEYS[1], KEYS[2]
local candidate, module, tags, mode, most, drop, longest = unpack(ARGV, 1, 7)
local epoch = openHistory(state, candidate)
local seq = redis.call('ZINCRBY', state, 1, '#')
for index = 8, #ARGV do
  redis.call('ZADD', state, seq, ARGV[index])
  if mode == 'hard' then redis.call('ZADD', state, seq, '!' .. ARGV[index]) end
end
if redis.call('ZCARD', state) > tonumber(most) + tonumber(drop) then
  local oldest = redis.call('ZRANGE', state, drop, drop, 'WITHSCORES')
  redis.call('ZREMRANGEBYRANK', state, 1, drop)
  redis.call('ZADD', state, oldest[2], '!*')
end
redis.call('XADD', stream, 'MAXLEN', '~', longest, '*', 'seq', seq, 'epoch', epoch, 'module', module, 'tags', tags, 'mode', mode)
return seq
`,
);

/**
 * In one step: the next sequence number, the tags' last purge, and the line in the stream that gateways follow. Resolves with the sequence
 * number. Rejects as Redis.run does; who publishes keeps the purge until it is through.
 */
export async function publishPurge(redis: Redis, { module, tags, mode }: PublishedPurge): Promise<number> {
  const unique = [...new Set(tags)];
  const seq = await redis.run<string | number>(publish, {
    keys: [purgeState(redis), purgeStream(redis)],
    args: [
      randomUUID(),
      module,
      JSON.stringify(unique),
      mode,
      String(mostTags),
      String(droppedAtOnce),
      String(longestStream),
      ...unique.map((tag) => `${module}/${tag}`),
    ],
  });
  return Number(seq);
}
