import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { CpuMeter } from "../../runner/observe/cpu-meter.ts";
import { processTrees } from "../../runner/observe/process-trees.ts";
import { tellableMemory } from "../../runner/observe/process-memory.ts";
import { ServiceObserver } from "../../runner/observe/service-observer.ts";

const stats = (ticks: Readonly<Record<number, number>>) =>
  new Map(Object.entries(ticks).map(([pid, used]) => [Number(pid), { parent: 1, ticks: used }]));

test("a service is its process and all that it has started, without what is observed on its own", () => {
  const runner = { pid: 10, service: "runner" };
  const gateway = { pid: 12, service: "gateway" };
  const gone = { pid: 99, service: "news" };
  const all = new Map([
    [1, { parent: 0 }],
    [10, { parent: 1 }],
    [11, { parent: 10 }],
    [12, { parent: 11 }],
    [13, { parent: 12 }],
  ]);
  expect([...processTrees([runner, gateway, gone], all)]).toEqual([
    [runner, [10, 11]],
    [gateway, [12, 13]],
    [gone, []],
  ]);
});

test("CPU is what was used between two looks, processes of one name together", () => {
  const trees = new Map([
    [{ pid: 1, service: "postgresql" }, [1, 2]],
    [{ pid: 5, service: "generator" }, [5]],
    [{ pid: 6, service: "generator" }, [6]],
  ]);
  const meter = new CpuMeter();
  expect(meter.used(trees, stats({ 1: 500, 2: 100, 5: 40, 6: 0 }))).toBeUndefined();
  expect(meter.used(trees, stats({ 1: 510, 2: 140, 5: 90, 6: 20 }))).toEqual(
    new Map([
      ["postgresql", 0.5],
      ["generator", 0.7],
    ]),
  );
});

test("a service that was started again has used what its new process has used; one that is gone nothing", () => {
  const meter = new CpuMeter();
  meter.used(new Map([[{ pid: 1, service: "news" }, [1]]]), stats({ 1: 9000 }));
  const again = new Map([[{ pid: 2, service: "news" }, [2]]]);
  expect(meter.used(again, stats({ 2: 30 }))?.get("news")).toBe(0.3);
  const gone = new Map([[{ pid: 2, service: "news" }, []]]);
  expect(meter.used(gone, stats({}))?.get("news")).toBe(0);
});

test.runIf(existsSync("/proc/self/stat"))(
  "a real process and its child that work are seen with what they use and hold",
  async () => {
    const work = "const end = Date.now() + 60000; console.log('works'); while (Date.now() < end);";
    const parent = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(work)}], { stdio: "inherit" });`;
    const child = spawn(process.execPath, ["-e", parent], {
      detached: true,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const pid = child.pid ?? 0;
    onTestFinished(() => void process.kill(-pid, "SIGKILL"));
    await once(createInterface({ input: child.stdout }), "line");
    const observer = new ServiceObserver(tellableMemory());
    const worker = [{ pid, service: "worker" }];
    expect(observer.look(worker, { at: 0, until: 1, seconds: 1 })).toEqual([]);
    let used = 0;
    while (used < 0.2) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const [row] = observer.look(worker, { at: 0, until: 1, seconds: 1 });
      used += row?.cpu ?? 0;
      expect(row?.memory).toBeGreaterThan(10 * 2 ** 20);
    }
    // A look that came late tells the seconds between.
    const late = observer.look(worker, { at: 1, until: 4, seconds: 3 });
    expect(late.map(({ at }) => at)).toEqual([1, 2, 3]);
    expect(observer.unreadable()).toEqual([]);
  },
  60_000,
);
