import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { compare, sample } from "../measure/compare.ts";
import { spreadOf } from "../measure/statistics.ts";
import { moduleId, writeRelease } from "../peers/portal-state.ts";
import { startPortal, type RunningPortal } from "../peers/start-portal.ts";
import { cpuRatio } from "./answers.ts";
import type { Finding, Scenario, ScenarioContext } from "./scenario.ts";

const many = 10_009;

/** Ten modules, spread over the whole table. */
function pathsIn(modules: number, path: (id: string) => string): string[] {
  return Array.from({ length: 10 }, (_, index) => path(moduleId(Math.floor((index * (modules - 1)) / 9))));
}

export const largeTable: Scenario = {
  name: "table",
  title: `Portal: ${many.toLocaleString("en")} modules in the table, and ten`,
  async run(context) {
    const portals = await startBoth(context);
    try {
      const subjects = portals.map(({ modules, portal: { origin, pid } }) => {
        const paths = pathsIn(modules, (id) => `/api/${id}/items`);
        return { name: `${modules} modules`, origin, pid, paths, headers: {} };
      });
      const samples = await compare(subjects, context);
      const value = cpuRatio(samples, `${many} modules`, "10 modules");
      const limit = { kind: "most", value: 1.1 } as const;
      return {
        samples,
        findings: [{ what: `${many} modules: CPU per request against ten`, value, unit: "×", limit }],
      };
    } finally {
      await Promise.all(portals.map(({ portal }) => portal.stop()));
    }
  },
};

async function startBoth({ folder }: ScenarioContext): Promise<{ modules: number; portal: RunningPortal }[]> {
  const start = async (modules: number) => ({
    modules,
    portal: await startPortal({ folder: join(folder, String(modules)), modules }),
  });
  return [await start(10), await start(many)];
}

/** Few connections: what is looked for is a pause of the gateway, not the queue of a full machine. */
const connections = 4;

export const tableSwap: Scenario = {
  name: "swap",
  title: `Portal: a release taken up under load, ${many.toLocaleString("en")} modules in the table`,
  async run(context) {
    const portal = await startPortal({ folder: context.folder, modules: many });
    try {
      const { origin, pid } = portal;
      const paths = pathsIn(many, (id) => `/${id}/cached`);
      const settings = { ...context, connections, seconds: Math.max(3, context.seconds) };
      const subject = (name: string) => ({ name, origin, pid, paths, headers: {} });
      await sample(subject("warm"), settings);
      const quiet = await sample(subject("quiet"), settings);
      const swaps = swapUntilStopped(portal);
      const swapped = await sample(subject("swapped"), settings);
      const count = await swaps.stop();
      return {
        samples: new Map([
          ["no release", [quiet]],
          [`${count} releases`, [swapped]],
        ]),
        findings: findingsOf(swapped.longest, swapped.errors),
      };
    } finally {
      await portal.stop();
    }
  },
};

function findingsOf(longest: number, errors: number): Finding[] {
  return [
    {
      what: "longest request while releases are taken up",
      value: spreadOf([longest]),
      unit: "ms",
      limit: { kind: "most", value: 50 },
    },
    {
      what: "failed requests meanwhile",
      value: spreadOf([errors]),
      unit: "",
      limit: { kind: "most", value: 0 },
    },
  ];
}

function swapUntilStopped({ folder }: RunningPortal): { stop(): Promise<number> } {
  const stopped = new AbortController();
  let count = 0;
  const work = (async () => {
    while (!stopped.signal.aborted) {
      count += 1;
      await writeRelease(folder, moduleId(many - 1), `build${String(count).padStart(4, "0")}x`);
      await wait(700);
    }
  })();
  return {
    async stop() {
      stopped.abort();
      await work;
      return count;
    },
  };
}
