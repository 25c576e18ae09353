import { compare, type Sample, type Samples } from "../measure/compare.ts";
import { ratios, type Spread } from "../measure/statistics.ts";
import type { Kind } from "../peers/peer.ts";
import { browserFields } from "./browser-fields.ts";
import type { Finding, Scenario, ScenarioContext, ScenarioResult } from "./scenario.ts";
import { withPeers } from "./with-peers.ts";

interface Target {
  readonly against: string;
  readonly most: number;
}

export const cachedJson = answers({ kind: "json", title: "Cached 1 kB JSON", path: "/json", headers: {} }, [
  { against: "bare node:http", most: 1 },
]);

export const cachedPage = answers(
  {
    kind: "page",
    title: "Cached 33 kB page, asked for by a browser (br, gzip)",
    path: "/page",
    headers: browserFields,
  },
  [{ against: "nginx gzip", most: 0.6 }],
);

export const passedThrough = answers(
  { kind: "pass", title: "Passed through, not cached", path: "/uncached", headers: {} },
  [{ against: "@fastify/http-proxy", most: 0.6 }],
);

function answers(
  question: { kind: Kind; title: string; path: string; headers: Record<string, string> },
  targets: readonly Target[],
): Scenario {
  const { kind, title, path, headers } = question;
  const run = (context: ScenarioContext): Promise<ScenarioResult> =>
    withPeers(kind, context, async (peers, origin) => {
      const subjects = peers.map(({ name, origin, pid, path: own = path }) => ({
        name,
        origin,
        pid,
        headers,
        paths: [own],
      }));
      for (const subject of subjects) await prime(subject.origin + (subject.paths[0] ?? path), headers);
      const before = await countAt(origin);
      const samples = await compare(subjects, context);
      if (kind !== "pass" && (await countAt(origin)) > before + subjects.length)
        context.note(
          `${title}: ${(await countAt(origin)) - before} requests reached the origin: not all were hits`,
        );
      return { samples, findings: targets.flatMap((target) => findingsOf(samples, target)) };
    });
  return { name: kind, title, run };
}

/** The first answer fills the cache, the second proves that it is one. */
async function prime(address: string, headers: Record<string, string>): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    const answer = await fetch(address, {
      headers: { "accept-encoding": headers["accept-encoding"] ?? "identity" },
    });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}`);
  }
}

async function countAt(origin: string): Promise<number> {
  return Number(await (await fetch(`${origin}/count`)).text());
}

function findingsOf(samples: Samples, { against, most }: Target): Finding[] {
  return ["gateway", "portal"]
    .filter((ours) => samples.has(ours) && samples.has(against))
    .map((ours) => ({
      what: `${ours}: CPU per request against ${against}`,
      value: cpuRatio(samples, ours, against),
      unit: "×",
      limit: { kind: "most" as const, value: most },
    }));
}

export function cpuRatio(samples: Samples, of: string, against: string): Spread {
  const cpu = (name: string): number[] => (samples.get(name) ?? []).map((one: Sample) => one.cpuPerRequest);
  return ratios(cpu(of), cpu(against));
}
