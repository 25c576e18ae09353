import type { RedisConnection } from "@madang/redis";

/** Resolves once commands can be sent. Rejects when `signal` is aborted. */
export function connectionReady(connection: RedisConnection, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = connection.onState(look);
    signal.addEventListener("abort", look, { once: true });
    look();
    function look(): void {
      if (!signal.aborted && connection.state !== "ready") return;
      stop();
      signal.removeEventListener("abort", look);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve();
    }
  });
}
