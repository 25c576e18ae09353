import { Counter, Histogram, Registry } from "prom-client";
import { expect, test } from "vitest";
import { LabelCounter } from "../src/metrics/label-counter.ts";
import { createMetrics } from "../src/metrics/create-metrics.ts";

test("requests are counted by route, method and status, and timed", async () => {
  const metrics = createMetrics({ service: "news" });
  metrics.observeRequest({ route: "page:list", method: "GET", status: 200, seconds: 0.03 });
  const text = await metrics.text();
  expect(text).toContain(
    'http_request_duration_seconds_bucket{le="0.05",service="news",route="page:list",method="GET",status="200"} 1',
  );
  expect(text).toContain("process_cpu_seconds_total");
});

test("clients cannot make the series grow without bound", async () => {
  const metrics = createMetrics({ service: "news" });
  for (let n = 0; n < 2000; n++)
    metrics.observeRequest({ route: `r${n}`, method: `M${n}`, status: 200, seconds: 0 });
  const text = await metrics.text();
  expect(text.match(/^http_request_duration_seconds_count/gm)?.length).toBe(501);
  expect(text).toContain('route="other",method="other"');
});

test("a gauge is read when the metrics are asked for", async () => {
  const metrics = createMetrics({ service: "news" });
  let idle = 1;
  metrics.addGauge({ name: "connections", help: "x", label: "state", read: () => ({ idle }) });
  idle = 7;
  expect(await metrics.text()).toContain('connections{state="idle",service="news"} 7');
});

test("two services in one process keep their series apart", async () => {
  const [one, two] = [createMetrics({ service: "one" }), createMetrics({ service: "two" })];
  one.observeRequest({ route: "a", method: "GET", status: 200, seconds: 0 });
  expect(await two.text()).not.toContain('route="a"');
});

test("the histogram of requests is the one that prom-client would have made", async () => {
  const metrics = createMetrics({ service: "news" });
  const registry = new Registry();
  registry.setDefaultLabels({ service: "news" });
  const theirs = new Histogram({
    name: "http_request_duration_seconds",
    help: "Seconds from the request's head to the end of the answer.",
    labelNames: ["route", "method", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  for (const seconds of [0, 0.005, 0.0051, 0.2, 1, 9.99, 10, 11, 4000])
    for (const status of [200, 404]) {
      metrics.observeRequest({ route: "a", method: "GET", status, seconds });
      theirs.observe({ route: "a", method: "GET", status: String(status) }, seconds);
    }
  expect(await metrics.text()).toContain((await registry.metrics()).trim());
  const ours = (await metrics.registry.getMetricsAsJSON()).find(
    ({ name }) => name === "http_request_duration_seconds",
  );
  const [other] = await registry.getMetricsAsJSON();
  const plain = (metric: unknown): unknown =>
    JSON.parse(JSON.stringify(metric, (_name, value: unknown) => value ?? undefined));
  expect(plain(ours)).toMatchObject(plain(other) as object);
  metrics.requestSeries({ route: "a", method: "GET", status: 200 }).observe(1);
  expect(await metrics.text()).toContain(
    'http_request_duration_seconds_count{service="news",route="a",method="GET",status="200"} 10',
  );
});

test("a counter with one label is shown as prom-client shows one", async () => {
  const [ours, theirs] = [new Registry(), new Registry()];
  const options = { name: "answers_total", help: "x" };
  const counter = new LabelCounter(ours, { ...options, label: "outcome" });
  const other = new Counter({ ...options, labelNames: ["outcome"], registers: [theirs] });
  for (const outcome of ["hit", "miss", "hit"]) {
    counter.inc(outcome);
    other.inc({ outcome });
  }
  expect(await ours.metrics()).toBe(await theirs.metrics());
});
