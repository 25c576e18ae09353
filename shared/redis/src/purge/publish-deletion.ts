import { randomUUID } from "node:crypto";
import type { Redis } from "../redis.ts";
import { defineScript } from "../script.ts";
import { luaEvenWhenFull, luaOpenHistory } from "./history-scripts.ts";
import { purgeState, purgeStream } from "./purge-keys.ts";
import { longestStream } from "./publish-purge.ts";

export interface PublishedDeletion {
  /** What the stream calls it; short. */
  readonly name: string;
  /** Key at Redis that goes. */
  readonly stored: string;
  /** Key at Redis that remembers the deletion for fills that began before. */
  readonly mark: string;
}

/** Milliseconds for which a deletion is remembered: no fill takes longer. */
const remembered = 120_000;

const publish = defineScript(
  "publishDeletion",
  `${luaEvenWhenFull}${luaOpenHistory}
local state, stream, stored, mark = unpack(KEYS)
local candidate, name, kept, longest = unpack(ARGV)
local epoch = openHistory(state, candidate)
local seq = redis.call('ZINCRBY', state, 1, '#')
redis.call('UNLINK', stored)
redis.call('SET', mark, seq, 'PX', kept)
redis.call('XADD', stream, 'MAXLEN', '~', longest, '*', 'seq', seq, 'epoch', epoch, 'key', name)
return seq
`,
);

/** In one step: the stored key goes, fills that began before are not stored, and all gateways are told. */
export async function publishDeletion(
  redis: Redis,
  { name, stored, mark }: PublishedDeletion,
): Promise<void> {
  await redis.run(publish, {
    keys: [purgeState(redis), purgeStream(redis), stored, mark],
    args: [randomUUID(), name, String(remembered), String(longestStream)],
  });
}
