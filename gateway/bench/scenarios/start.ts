import { join } from "node:path";
import { spreadOf, type Spread } from "../measure/statistics.ts";
import { startNode } from "../peers/start-program.ts";
import { writePortalState } from "../peers/portal-state.ts";
import { moduleProgram, portalProgram } from "../peers/start-portal.ts";
import { startStandalone } from "../peers/standalone.ts";
import type { Finding, Scenario, ScenarioContext } from "./scenario.ts";

export const start: Scenario = {
  name: "start",
  title: "From the start of the process to its first answer",
  async run(context) {
    const few = await portalStart(context, 3);
    const many = await portalStart(context, 10_009);
    const findings: Finding[] = [
      {
        what: "stand-alone gateway",
        value: await standaloneStart(context),
        unit: "s",
        limit: { kind: "most", value: 0.4 },
      },
      {
        what: "portal, 3 modules",
        value: few.later,
        unit: "s",
        limit: { kind: "most", value: 0.4 },
      },
      { what: "portal, 3 modules, the first start of a new build", value: few.first, unit: "s" },
      { what: "portal, 10009 modules", value: many.later, unit: "s" },
    ];
    return { samples: new Map(), findings };
  },
};

/** As `npm start` and `npm run gateway` start it: what Node has compiled is kept from one start to the next. */
const kept = (folder: string): Record<string, string> => ({ NODE_COMPILE_CACHE: join(folder, "compiled") });

async function standaloneStart({ rounds, folder }: ScenarioContext): Promise<Spread> {
  const begin = () => startStandalone({ origin: "http://127.0.0.1:9", folder, env: kept(folder) });
  await timed(1, begin);
  return timed(rounds, begin);
}

interface PortalStart {
  /** Nothing was compiled before. */
  readonly first: Spread;
  readonly later: Spread;
}

async function portalStart(
  { rounds, folder: parent }: ScenarioContext,
  modules: number,
): Promise<PortalStart> {
  const folder = join(parent, `portal-${modules}`);
  const behind = await startNode({ file: moduleProgram, folder: parent });
  const env = await writePortalState({ folder, modules, origin: behind.origin });
  try {
    const begin = () => startNode({ file: portalProgram(), folder, env: { ...env, ...kept(folder) } });
    return { first: await timed(1, begin), later: await timed(modules > 100 ? 1 : rounds, begin) };
  } finally {
    await behind.stop();
  }
}

async function timed(rounds: number, begin: () => Promise<{ stop(): Promise<void> }>): Promise<Spread> {
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    const running = await begin();
    seconds.push((performance.now() - startedAt) / 1000);
    await running.stop();
  }
  return spreadOf(seconds);
}
