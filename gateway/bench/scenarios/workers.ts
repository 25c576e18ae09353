import { cpus } from "node:os";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { compare } from "../measure/compare.ts";
import { ratios } from "../measure/statistics.ts";
import { startStandalone } from "../peers/standalone.ts";
import { startNode } from "../peers/start-program.ts";
import type { Finding, Scenario, ScenarioContext } from "./scenario.ts";
import { originProgram } from "./with-peers.ts";

/** Two workers and a generator that keeps them busy want as many cores and one to spare. */
const wantedCores = 4;

export const workers: Scenario = {
  name: "workers",
  title: "--workers 2 on one port, and one worker",
  async run(context) {
    const origin = await startNode({ file: originProgram, folder: context.folder });
    const one = await start(context, origin.origin, 1);
    const two = await start(context, origin.origin, 2);
    try {
      const samples = await compare([one.subject, two.subject], context);
      const rate = (name: string) => (samples.get(name) ?? []).map((sample) => sample.requestsPerSecond);
      const value = ratios(rate("2 workers"), rate("1 worker"));
      const cores = cpus().length;
      const finding: Finding = { what: `requests/s against one worker, on ${cores} cores`, value, unit: "×" };
      const limit = { kind: "least", value: 1.7 } as const;
      if (cores < wantedCores) context.note(`${cores} cores: the generator takes one of them; not judged`);
      return { samples, findings: [cores < wantedCores ? finding : { ...finding, limit }] };
    } finally {
      await Promise.all([one.peer.stop(), two.peer.stop()]);
      await origin.stop();
    }
  },
};

async function start({ folder: parent }: ScenarioContext, origin: string, count: number) {
  const folder = join(parent, String(count));
  await mkdir(folder);
  const peer = await startStandalone({ origin, folder, args: ["--workers", String(count)] });
  const name = count === 1 ? "1 worker" : `${count} workers`;
  return { peer, subject: { name, origin: peer.origin, pid: peer.pid, paths: ["/json"], headers: {} } };
}
