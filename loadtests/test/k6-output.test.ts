import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addUp, bucketOf, countOf } from "../results/histogram.ts";
import { generateLoad, type Generated } from "../runner/generate-load.ts";
import { findK6 } from "../runner/k6/find-k6.ts";
import { wholeLoad } from "../runner/k6/segments.ts";
import { runProgram } from "../runner/program/run-program.ts";

const folder = mkdtempSync(path.join(tmpdir(), "madang-k6-output-"));
const signal = new AbortController().signal;
const server = createServer((request, response) => {
  const missing = request.url === "/missing";
  setTimeout(() => response.writeHead(missing ? 404 : 200).end("a page"), Math.random() * 40);
});
let k6: string;
let script: string;

/** Twenty visitors, each with two requests, of which one goes over a slow line and fails. */
function journeys(origin: string): string {
  return `import http from "k6/http";
import exec from "k6/execution";
import { check, sleep } from "k6";
import { overLine } from "k6/x/madang";
import { Counter, Gauge } from "k6/metrics";
const arrivals = new Counter("arrivals");
const outcomes = new Counter("cache_outcome");
const began = new Gauge("load_began");
export const options = {
  systemTags: ["status", "scenario"],
  scenarios: { news__read: {
    executor: "shared-iterations", vus: 10, iterations: 20, tags: { module: "news", journey: "read" },
  } },
};
export default function () {
  arrivals.add(1);
  began.add(exec.scenario.startTime);
  overLine(undefined);
  http.get("${origin}/");
  outcomes.add(1, { outcome: "hit" });
  overLine({ download: 100_000, upload: 100_000, roundTrip: 80 });
  const missing = http.get("${origin}/missing", { tags: { line: "mobile" } });
  sleep(0.3);
  check(missing, { "it is there": ({ status }) => status === 200 });
}
export function handleSummary() {
  const shares = [{ module: "news", name: "read", share: 1 }];
  return { [__ENV.MADANG_SUMMARY ?? "summary.json"]: JSON.stringify({ shares }) };
}
`;
}

// Where there is no k6, it is built first.
beforeAll(async () => {
  ({ file: k6 } = await findK6({ environment: process.env, say: () => undefined, signal }));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  script = path.join(folder, "journeys.js");
  writeFileSync(script, journeys(`http://127.0.0.1:${port}`));
}, 900_000);

afterAll(() => {
  server.close().closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

function load(processes: number): Promise<Generated> {
  const place = mkdtempSync(path.join(folder, "run-"));
  return generateLoad({
    k6,
    script,
    folder: place,
    processes,
    part: wholeLoad,
    signal,
    onBegan: () => undefined,
  });
}

const total = ({ cells }: Generated, of: "arrivals" | "failed" | "expectations" | "unmet") =>
  cells.reduce((sum, cell) => sum + cell[of], 0);

test("the output counts every duration in the bucket in which readers look for it", async () => {
  const [points, counted] = ["points.json", "counted.ndjson"].map((name) => path.join(folder, name));
  const end = await runProgram(
    k6,
    ["run", "--quiet", "--address", "", "--out", `json=${points}`, "--out", `madang=${counted}`, script],
    { env: { PATH: process.env["PATH"], HOME: folder, K6_NO_USAGE_REPORT: "true" }, cwd: folder, signal },
  );
  expect(end).toMatchObject({ code: 0 });
  const measured = (name: string, line?: string) =>
    lines(points).flatMap(({ type, metric, data }) => {
      const { value, tags } = data as { value: number; tags: Record<string, string> };
      return type === "Point" && metric === name && tags["line"] === line ? [value] : [];
    });
  // What a slow line took is no part of what the portal took.
  const durations = [...measured("http_req_duration"), ...measured("http_req_waiting", "mobile")];
  expect(Math.min(...measured("http_req_duration", "mobile"))).toBeGreaterThan(80);
  const latency = lines(counted).flatMap(({ cell }) =>
    cell === undefined ? [] : [(cell as { latency: Record<string, number> }).latency],
  );
  expect(durations).toHaveLength(40);
  expect(addUp(latency)).toEqual(addUp(durations.map((value) => ({ [bucketOf(value)]: 1 }))));
}, 60_000);

test("two processes bring the visitors of one, and tell how busy each was", async () => {
  const generated = await load(2);
  expect(total(generated, "arrivals")).toBe(20);
  expect(total(generated, "failed")).toBe(20);
  expect(total(generated, "expectations")).toBe(20);
  expect(total(generated, "unmet")).toBe(20);
  expect(addUp(generated.cells.map(({ statuses }) => statuses))).toEqual({ "200": 20, "404": 20 });
  expect(addUp(generated.cells.map(({ cache }) => cache))).toEqual({ hit: 20 });
  expect(generated.summary?.shares).toEqual([{ module: "news", name: "read", share: 1 }]);
  const firstSecond = Math.min(...generated.cells.map(({ second }) => second));
  expect(Math.floor((generated.beganAt ?? 0) / 1000)).toBeLessThanOrEqual(firstSecond);
  for (const process of [1, 2]) {
    const selves = generated.selves.filter((self) => self.process === process);
    expect(selves.reduce((sum, { cpu }) => sum + cpu, 0)).toBeGreaterThan(0);
    // A moment every ten milliseconds, those that were slept through too.
    expect(countOf(addUp(selves.map(({ late }) => late)))).toBeGreaterThan(20);
    expect(Math.max(...selves.map(({ memory }) => memory))).toBeGreaterThan(2 ** 20);
  }
}, 60_000);

test("a process that fails ends the others, and says why", async () => {
  const broken = path.join(folder, "broken.js");
  writeFileSync(broken, "throw new Error('this journey does not load');");
  const place = mkdtempSync(path.join(folder, "run-"));
  const options = { k6, script: broken, folder: place, processes: 2, part: wholeLoad, signal };
  await expect(generateLoad({ ...options, onBegan: () => undefined })).rejects.toThrow(
    "this journey does not load",
  );
}, 60_000);

function lines(file: string | undefined): Record<string, unknown>[] {
  const text = readFileSync(file ?? "", "utf8").trimEnd();
  return text.split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
}
