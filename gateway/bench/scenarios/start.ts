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
    const findings: Finding[] = [
      {
        what: "stand-alone gateway",
        value: await standaloneStart(context),
        unit: "s",
        limit: { kind: "most", value: 0.4 },
      },
      {
        what: "portal, 3 modules",
        value: await portalStart(context, 3),
        unit: "s",
        limit: { kind: "most", value: 0.4 },
      },
      { what: "portal, 10009 modules", value: await portalStart(context, 10_009), unit: "s" },
    ];
    return { samples: new Map(), findings };
  },
};

async function standaloneStart({ rounds, folder }: ScenarioContext): Promise<Spread> {
  return timed(rounds, () => startStandalone({ origin: "http://127.0.0.1:9", folder }));
}

async function portalStart({ rounds, folder: parent }: ScenarioContext, modules: number): Promise<Spread> {
  const folder = join(parent, `portal-${modules}`);
  const behind = await startNode({ file: moduleProgram, folder: parent });
  const env = await writePortalState({ folder, modules, origin: behind.origin });
  try {
    return await timed(modules > 100 ? 1 : rounds, () => startNode({ file: portalProgram(), folder, env }));
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
