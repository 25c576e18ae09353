import { openRedis, type Redis } from "@madang/redis";
import { createLogger } from "@madang/service";
import { onTestFinished } from "vitest";

/** A connection that looks at everything. */
export async function openLook(url: string): Promise<Redis> {
  const log = createLogger({ service: "test", level: "silent" });
  const redis = await openRedis({ url, name: "look", log, patience: 10_000, timeout: 10_000 });
  onTestFinished(() => redis.close());
  return redis;
}

/** Every key and every value, byte for byte, in one text. */
export async function everythingIn(redis: Redis): Promise<{ keys: number; text: string }> {
  const keys = await redis.send<string[]>(["KEYS", "*"]);
  const parts: string[] = [];
  for (const key of keys) {
    const type = await redis.send<string>(["TYPE", key]);
    // Its time was over a moment ago.
    if (type === "none") continue;
    const command = reading[type];
    if (command === undefined) throw new RangeError(`${key} is a ${type}, which nobody looks into`);
    parts.push(key, flat(await redis.send<unknown>(command(key), { buffers: true })));
  }
  return { keys: keys.length, text: parts.join("\n") };
}

const reading: Readonly<Record<string, (key: string) => string[]>> = {
  string: (key) => ["GET", key],
  hash: (key) => ["HGETALL", key],
  list: (key) => ["LRANGE", key, "0", "-1"],
  set: (key) => ["SMEMBERS", key],
  zset: (key) => ["ZRANGE", key, "0", "-1"],
  stream: (key) => ["XRANGE", key, "-", "+"],
};

function flat(reply: unknown): string {
  if (Buffer.isBuffer(reply)) return reply.toString("latin1");
  if (Array.isArray(reply)) return reply.map(flat).join("\n");
  if (reply instanceof Map) return [...reply].map(flat).join("\n");
  if (typeof reply === "object" && reply !== null) return Object.entries(reply).map(flat).join("\n");
  return String(reply);
}
