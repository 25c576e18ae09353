import { expect, test } from "vitest";
import { findBottleneck } from "../../capacity/find-bottleneck.ts";
import { readStep } from "../../capacity/read-step.ts";
import type { RunRecord } from "../../results/run-record.ts";
import { generatedRecord } from "../generated-record.ts";

/** Two minutes in which services used so many of two cores. */
function recordOf(cores: Readonly<Record<string, number>>, change: Partial<RunRecord> = {}): RunRecord {
  const services = Array.from({ length: 120 }, (_, at) =>
    Object.entries(cores).map(([service, cpu]) => ({ at, service, cpu, memory: 0 })),
  ).flat();
  const verdict = { exitCode: 1, sentence: "Failed" };
  return generatedRecord({ services, gateways: [], verdict, ...change });
}

const noVerdict = { exitCode: 4, sentence: "No verdict" };

test("a service whose one thread is busy is named", () => {
  expect(findBottleneck(recordOf({ gateway: 0.3, news: 0.95, generator: 0.5 }))).toEqual({
    says: "news (0.95 cores, one thread)",
    elsewhere: false,
  });
});

test("a busy thread is named, and not the load generator whose visitors wait for it", () => {
  const record = recordOf({ gateway: 0.28, petitions: 0.84, generator: 0.44 }, { verdict: noVerdict });
  expect(findBottleneck(record)).toEqual({ says: "petitions (0.84 cores, one thread)", elsewhere: false });
});

test("what runs beside the portal is no service of its own", () => {
  const record = recordOf({ gateway: 0.3, runner: 0.95, supervisor: 0.9, generator: 0.1 });
  expect(findBottleneck(record).says).toContain("the machine");
});

test("the load generator is named where it was at its end", () => {
  const record = recordOf({ gateway: 0.5, generator: 1.45 }, { verdict: noVerdict });
  expect(findBottleneck(record)).toEqual({
    says: "the load generator (1.45 cores), which shares the machine",
    elsewhere: true,
  });
});

test("the machine is named where all its cores were busy", () => {
  const cores = { gateway: 0.5, news: 0.4, postgresql: 0.3, generator: 0.75 };
  expect(findBottleneck(recordOf(cores)).says).toBe(
    "the machine: 1.95 cores of 2, most of it generator 0.75, gateway 0.50, news 0.40",
  );
});

test("a limiter is named where it sent visitors away, and waiting where nothing was busy", () => {
  const idle = { gateway: 0.3, generator: 0.3 };
  const gateways = [
    { at: 1, gateway: "gateway", cache: {}, coalesced: 0, upstream: {}, shed: { normal: 12, high: 0 } },
  ];
  expect(findBottleneck(recordOf(idle, { gateways })).says).toBe(
    "a limiter of the gateway: 12 of normal sent away",
  );
  expect(findBottleneck(recordOf(idle)).says).toBe(
    "waiting: no process was at its limit (0.60 cores of 2 used)",
  );
});

test("a step is what visitors met and services used in the seconds of the plan", () => {
  const record = recordOf({ gateway: 0.5 }, { verdict: { exitCode: 0, sentence: "Passed" } });
  const late = { at: 500, service: "gateway", cpu: 100, memory: 0 };
  const step = readStep({ ...record, services: [...record.services, late] }, 600);
  expect(step).toMatchObject({ rate: 600, kept: true });
  expect(step.cores["gateway"]).toBeCloseTo(0.5, 6);
  expect(step.answers).toBeGreaterThan(0);
  expect(step.p95).toBeGreaterThan(0);
});
