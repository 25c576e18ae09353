import type { Redis } from "@madang/redis";
import type { PurgePosition } from "./purge-feed-state.ts";

/** One hash for all modules: how far Redis knows the purges of each. */
const key = (redis: Redis): string => redis.key("purge-marks");

/** Undefined where Redis knows nothing of the module, or was emptied. */
export async function readMark(redis: Redis, module: string): Promise<PurgePosition | undefined> {
  const text = await redis.send<string | null>(["HGET", key(redis), module]);
  const [, epoch, seq] = /^([0-9a-f-]{36}) (\d+)$/.exec(text ?? "") ?? [];
  return epoch === undefined ? undefined : { epoch, seq: Number(seq) };
}

export async function writeMark(redis: Redis, module: string, { epoch, seq }: PurgePosition): Promise<void> {
  await redis.send(["HSET", key(redis), module, `${epoch} ${seq}`]);
}
