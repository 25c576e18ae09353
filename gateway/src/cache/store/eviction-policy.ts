import type { Redis } from "@madang/redis";
import type { Logger } from "@madang/service";

/**
 * Whether Redis, when it is full, may drop what it knows of purges; undefined where it does not say (CONFIG is often forbidden). Nothing wrong
 * is shown then, but everything that it has stored is lost with it.
 */
export async function mayDropPurges(redis: Redis): Promise<boolean | undefined> {
  try {
    const reply = await redis.send<unknown>(["CONFIG", "GET", "maxmemory*"]);
    const settings = new Map(Array.isArray(reply) ? pairs(reply) : Object.entries(reply as object));
    return (
      settings.get("maxmemory") !== "0" && String(settings.get("maxmemory-policy")).startsWith("allkeys")
    );
  } catch {
    return undefined;
  }
}

/** Says so once for each time that Redis is connected. Gives the way to stop. */
export function watchEviction(redis: Redis, log: Logger, found: (mayDrop: boolean) => void): () => void {
  const look = async () => {
    const mayDrop = await mayDropPurges(redis);
    if (mayDrop === undefined) return;
    found(mayDrop);
    if (mayDrop)
      log.warn(
        "Redis may drop the record of purges when it is full, and all stored answers with it. Set maxmemory-policy to volatile-lru.",
      );
  };
  if (redis.state === "ready") void look();
  return redis.onState((state) => {
    if (state === "ready") void look();
  });
}

function pairs(flat: readonly unknown[]): [unknown, unknown][] {
  return flat.flatMap((value, index) =>
    index % 2 === 0 ? [[value, flat[index + 1]] as [unknown, unknown]] : [],
  );
}
