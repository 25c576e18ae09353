import { residentMemory, processTree } from "../measure/process-tree.ts";
import { spreadOf } from "../measure/statistics.ts";
import { startStandalone } from "../peers/standalone.ts";
import { startNode } from "../peers/start-program.ts";
import type { Scenario } from "./scenario.ts";
import { originProgram } from "./with-peers.ts";

const megabyte = 1024 * 1024;

/** More than 64 MB hold: answers come and go all the time. */
const addresses = 40_000;

const steps = 16;

export const memory: Scenario = {
  name: "memory",
  title: "Resident memory with a cache of 64 MB that is always full",
  async run({ load, connections, seconds, folder }) {
    const origin = await startNode({ file: originProgram, folder });
    const gateway = await startStandalone({
      origin: origin.origin,
      folder,
      args: ["--memory", String(64 * megabyte)],
    });
    try {
      const paths = [`/many/{n:${addresses}}`];
      const resident: number[] = [];
      let requests = 0;
      for (let step = 0; step < steps; step += 1) {
        const result = await load({
          origin: gateway.origin,
          paths,
          headers: {},
          connections,
          seconds: seconds * 1.5,
        });
        requests += result.requests;
        resident.push(residentMemory(processTree(gateway.pid)) / megabyte);
      }
      // What the first half needs to fill the cache and to be compiled says nothing about growth.
      const [third, fourth] = [resident.slice(steps / 2, (steps * 3) / 4), resident.slice((steps * 3) / 4)];
      const growth = spreadOf(fourth).median / spreadOf(third).median;
      return {
        samples: new Map(),
        findings: [
          {
            what: `resident memory over ${requests} requests`,
            value: spreadOf(resident),
            unit: "MB",
            limit: { kind: "most", value: 220 },
          },
          {
            what: "the last quarter against the one before",
            value: spreadOf([growth]),
            unit: "×",
            limit: { kind: "most", value: 1.05 },
          },
        ],
      };
    } finally {
      await gateway.stop();
      await origin.stop();
    }
  },
};
