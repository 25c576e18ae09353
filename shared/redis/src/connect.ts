import type { RedisClientType } from "redis";
import { retryDelay } from "./retry-delay.ts";

export interface ConnectOptions {
  readonly url: string;
  readonly name: string;
  /** Milliseconds without a sign of life after which a connection is given up and made anew. */
  readonly silence: number;
}

/** What of node-redis is used; its typed commands are not. */
export type Client = Pick<RedisClientType, "connect" | "destroy" | "isReady" | "on" | "sendCommand">;

/**
 * A client of node-redis that is not connected yet. It holds no command back while there is no connection, and pings, so that a Redis
 * that is silent differs from one that has nothing to say.
 */
export async function createRedisClient({ url, name, silence }: ConnectOptions): Promise<Client> {
  const { createClient } = await import("redis");
  return createClient({
    url,
    name,
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    pingInterval: Math.round(silence / 4),
    maintNotifications: "disabled",
    socket: {
      connectTimeout: silence,
      socketTimeout: silence,
      reconnectStrategy: (tries) => retryDelay(tries),
    },
  });
}

/** True for what node-redis can connect to. */
export function isRedisUrl(text: string): boolean {
  return URL.canParse(text) && ["redis:", "rediss:"].includes(new URL(text).protocol);
}
