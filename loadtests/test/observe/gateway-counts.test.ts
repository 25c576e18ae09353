import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { countedSeries, countsBetween, redisReached } from "../../runner/observe/gateway-counts.ts";
import { GatewayObserver } from "../../runner/observe/gateway-observer.ts";
import { readMetricsText } from "../../runner/observe/metrics-text.ts";

function metrics(hits: number, shed: number): string {
  return `# HELP gateway_cache_answers_total Answers of the shared cache.
# TYPE gateway_cache_answers_total counter
gateway_cache_answers_total{route="news/list",outcome="hit"} ${hits}
gateway_cache_answers_total{route="news/detail",outcome="hit"} 1
gateway_cache_answers_total{route="news/detail",outcome="collapsed"} ${hits / 10}
gateway_upstream_seconds_bucket{le="0.1",route="news/list",outcome="answered"} 3
gateway_upstream_seconds_count{route="news/list",outcome="answered"} 4
gateway_upstream_seconds_count{route="petitions/write",outcome="answered"} ${hits}
gateway_limiter_decisions_total{module="news",build="abc",class="information",decision="shed"} ${shed}
gateway_limiter_decisions_total{module="news",build="abc",class="essential",decision="admitted"} ${hits}
gateway_redis_state{state="ready"} 1
gateway_redis_state{state="lost"} 0
`;
}

const series = (text: string) => countedSeries(readMetricsText(text));

test("what a gateway has counted between two looks is told by outcome, module and class", () => {
  expect(countsBetween(series(metrics(100, 2)), series(metrics(150, 5)))).toEqual({
    cache: { hit: 50, collapsed: 5 },
    coalesced: 5,
    upstream: { petitions: 50 },
    shed: { information: 3 },
  });
});

test("a gateway that was started again counts from nothing, and never less", () => {
  expect(countsBetween(series(metrics(100, 9)), series(metrics(10, 0)))).toMatchObject({
    cache: { hit: 10, collapsed: 1 },
    upstream: { petitions: 10 },
    shed: {},
  });
});

test("whether Redis is reached is told where the gateway uses one", () => {
  expect(redisReached(readMetricsText(metrics(1, 1)))).toBe(true);
  expect(redisReached(readMetricsText('gateway_redis_state{state="lost"} 1'))).toBe(false);
  expect(redisReached([])).toBeUndefined();
});

test("text that is no metric is left out, and labels may hold what separates them", () => {
  const text =
    'a{x="1,y=\\"2\\"}",z="\\\\\\n"} 3 1700000000\nb NaN\nc +Inf\n<html>\n{"d":1}\ne{f="g} 1\nh 2e3';
  expect(readMetricsText(text)).toEqual([
    { name: "a", labels: { x: '1,y="2"}', z: "\\\n" }, value: 3 },
    { name: "h", labels: {}, value: 2000 },
  ]);
});

test("a gateway that is away for a while loses no counts", async () => {
  let [hits, away] = [100, false];
  const server = createServer((_request, response) => {
    response.writeHead(away ? 503 : 200).end(metrics(hits, 0));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  const gateway = new GatewayObserver({ name: "gateway", address: `http://127.0.0.1:${port}/metrics` });
  expect(await gateway.look(0)).toEqual([]);
  [hits, away] = [110, true];
  expect(await gateway.look(1)).toEqual([]);
  [hits, away] = [120, false];
  expect(await gateway.look(2)).toMatchObject([
    { at: 2, gateway: "gateway", cache: { hit: 20 }, redis: true },
  ]);
});
