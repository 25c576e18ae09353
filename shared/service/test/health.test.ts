import Fastify from "fastify";
import { expect, test } from "vitest";
import { createHealth } from "../src/health/create-health.ts";
import { addOperationsRoutes } from "../src/health/operations-routes.ts";
import { createMetrics } from "../src/metrics/create-metrics.ts";

test("a service is ready when every check passes", async () => {
  const health = createHealth();
  health.addCheck("database", async () => {});
  expect(await health.readiness()).toEqual({ ready: true, checks: { database: "ok" } });
});

test("a failing check says what is wrong, a hanging one that it hangs", async () => {
  const health = createHealth({ checkTimeout: 30 });
  health.addCheck("database", () => Promise.reject(new Error("connection refused")));
  health.addCheck("cache", () => new Promise(() => {}));
  expect(await health.readiness()).toEqual({
    ready: false,
    checks: { database: "connection refused", cache: "no answer within 30 ms" },
  });
});

test("askers that come together share one run of the checks", async () => {
  const health = createHealth();
  let runs = 0;
  health.addCheck("database", async () => void runs++);
  await Promise.all(Array.from({ length: 20 }, () => health.readiness()));
  await health.readiness();
  expect(runs).toBe(2);
});

test("a draining service is alive and no longer ready", async () => {
  const health = createHealth();
  const app = Fastify();
  addOperationsRoutes(app, { health, metrics: createMetrics({ service: "x" }) });
  expect((await app.inject("/health/ready")).statusCode).toBe(200);
  health.startDraining();
  const ready = await app.inject("/health/ready");
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toEqual({ ready: false, checks: { drain: "the process is ending" } });
  expect((await app.inject("/health/live")).statusCode).toBe(200);
  expect((await app.inject("/metrics")).headers["content-type"]).toContain("text/plain");
  await app.close();
});
