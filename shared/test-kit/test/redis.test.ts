import { expect, it } from "vitest";
import { sendRaw } from "../src/raw-http.ts";
import { startRedis } from "../src/redis.ts";

it("a Redis of its own answers on loopback and is gone when it is stopped", async () => {
  const redis = await startRedis();
  const origin = redis.url.replace("redis:", "http:");
  const { text } = await sendRaw({ origin, bytes: "PING\r\nQUIT\r\n" });
  expect(text).toBe("+PONG\r\n+OK\r\n");
  await redis.stop();
  await expect(sendRaw({ origin, bytes: "PING\r\n" })).rejects.toThrow("ECONNREFUSED");
});
