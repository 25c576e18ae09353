import { createMetrics } from "@madang/service";
import { openRedis } from "@madang/redis";
import { startRedis } from "@madang/test-kit";
import { expect, onTestFinished, test, vi } from "vitest";
import { openResponseStore } from "../../../src/cache/store/open-response-store.ts";
import { createStoreMetrics } from "../../../src/cache/store/store-metrics.ts";
import { anyVariant, makeResponse } from "./make-response.ts";
import { patient, silent } from "./redis-stores.ts";

test("metrics tell what the stores did, how Redis is, and how long purges took", async () => {
  const settings = ["--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru"];
  const server = await startRedis({ settings });
  onTestFinished(() => server.stop());
  const metrics = createMetrics({ service: "gateway" });
  const measured = createStoreMetrics(metrics);
  const redis = await openRedis({
    url: server.url,
    name: "test",
    log: silent,
    patience: 10_000,
    timeout: 5000,
    metrics: measured.redis,
  });
  const opened = openResponseStore({ memory: 100_000, redis, log: silent, metrics: measured });
  onTestFinished(() => {
    opened.close();
    redis.close();
  });
  const { store, memory, feeds } = opened;
  await vi.waitFor(() => expect(feeds?.certainAt).toBeGreaterThan(0), patient);
  const write = (key: string, size: number) =>
    store.write(key, makeResponse({ ticket: store.ticket(), tags: ["news/a"], body: Buffer.alloc(size) }));
  await write("a", 1000);
  await write("b", 60_000);
  await write("c", 60_000);
  await write("d", 200_000);
  await store.read("c", anyVariant);
  await store.read("none", anyVariant);
  await store.purge({ tags: ["news/a"], mode: "soft" });
  await vi.waitFor(
    async () => expect(await metrics.text()).toMatch(/gateway_purge_lag_seconds_count\{[^}]*\} 1\b/),
    patient,
  );
  const text = await metrics.text();
  const value = (series: string) =>
    text
      .split("\n")
      .find((line) => line.startsWith(series))
      ?.split(" ")
      .at(-1);
  const level = (name: string, level: string, rest = "") =>
    value(`${name}{level="${level}"${rest},service="gateway"}`);
  expect(level("gateway_store_reads_total", "memory", ',result="hit"')).toBe("1");
  expect(level("gateway_store_reads_total", "memory", ',result="miss"')).toBe("1");
  expect(level("gateway_store_reads_total", "redis", ',result="miss"')).toBe("1");
  expect(level("gateway_store_writes_total", "redis")).toBe("4");
  expect(level("gateway_store_evictions_total", "memory")).toBe("2");
  expect(level("gateway_store_refused_writes_total", "memory", ',reason="too-large"')).toBe("1");
  expect(value("gateway_store_bytes")).toBe(String(memory.bytes));
  expect(value("gateway_store_entries")).toBe("1");
  expect(value("gateway_purge_feeds_lost")).toBe("0");
  expect(value('gateway_redis_state{state="ready"')).toBe("1");
  expect(value("gateway_redis_may_drop_purges")).toBe("1");
  expect(text).toMatch(/gateway_redis_command_seconds_count\{[^}]*command="write",outcome="ok"[^}]*\} 4\b/);
  await server.stop();
  await vi.waitFor(
    async () => expect(await metrics.text()).toMatch(/redis_state\{state="lost"[^}]*\} 1\b/),
    patient,
  );
});
