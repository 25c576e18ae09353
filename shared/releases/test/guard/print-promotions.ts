import { defaultGuardRules } from "../../src/public.ts";
import { simulatePromotion, type Traffic } from "./simulated-promotion.ts";

// The table of docs/decisions/0017: node shared/releases/test/guard/print-promotions.ts [runs]. Nothing is timed; it takes a minute.
const runs = Number(process.argv[2] ?? 40);

const builds: [string, Traffic][] = [
  ["the same", { rate: 50 }],
  ["the same", { rate: 5 }],
  ["the same; both fail 2 %", { rate: 50, failures: 0.02 }],
  ["the same; neither fails", { rate: 50, failures: 0 }],
  ["the same; latencies from 1 ms to 1 s, moody", { rate: 30, spread: 1.4, ownMoments: 0.2 }],
  ["20 % slower", { rate: 200, slowdown: 1.2 }],
  ["20 % slower", { rate: 50, slowdown: 1.2 }],
  ["20 % slower", { rate: 5, slowdown: 1.2 }],
  ["twice as slow", { rate: 50, slowdown: 2 }],
  ["10 % slower", { rate: 50, slowdown: 1.1 }],
  ["fails 1 %", { rate: 50, extraFailures: 0.01 }],
  ["fails 1 %", { rate: 5, extraFailures: 0.01 }],
  ["fails 1 % more than the old one's 2 %", { rate: 50, failures: 0.02, extraFailures: 0.01 }],
  ["fails always", { rate: 50, extraFailures: 0.999 }],
  ["the same", { rate: 0.2 }],
];

for (const [name, traffic] of builds) {
  const ends = new Map<string, number[]>();
  for (let run = 1; run <= runs; run++) {
    const { decision, seconds } = simulatePromotion(run * 7919, traffic, defaultGuardRules);
    const end = decision.do === "go-back" ? `back for ${decision.for}` : decision.do;
    ends.set(end, [...(ends.get(end) ?? []), seconds]);
  }
  const texts = [...ends].map(
    ([end, seconds]) => `${end} ${seconds.length} of ${runs} (${shapeOf(seconds)})`,
  );
  process.stdout.write(`${name}, ${traffic.rate}/s: ${texts.join("; ")}\n`);
}

function shapeOf(seconds: number[]): string {
  const sorted = seconds.toSorted((left, right) => left - right);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return `median ${at(0.5)} s, 90 % within ${at(0.9)} s`;
}
