import type { Redis } from "@madang/redis";
import type { Logger } from "@madang/service";

/** Stream that has a line for each change: whoever looked away for a moment still finds it. */
export function bellKey(redis: Redis): string {
  return redis.key("registry", "changes");
}

/** Nobody waits for it: gateways hear of it by LISTEN as well, and look by themselves. */
export function ringAtRedis(redis: Redis | undefined, log: Logger): void {
  redis?.send(["XADD", bellKey(redis), "MAXLEN", "~", "64", "*", "changed", "1"]).catch((error: unknown) => {
    log.debug({ err: error }, "Redis was not told of a change of the registry");
  });
}
