import { liveMetrics, type LiveMetrics } from "./k6/live-metrics.ts";

/** Says every five seconds where the run stands, until the returned function is called. */
export function followProgress(options: {
  address: string;
  modules: readonly string[];
  seconds: number;
  acknowledged: () => number;
  say: (line: string) => void;
}): () => void {
  const { address, modules, seconds, acknowledged, say } = options;
  const startedAt = Date.now();
  const tell = async () => {
    const metrics = await liveMetrics(address);
    if (metrics === undefined) return;
    const passed = Math.min(seconds, Math.round((Date.now() - startedAt) / 1000));
    const states = modules.map((module) => moduleState(module, metrics));
    say(
      `  ${String(passed).padStart(3)}/${seconds} s  ${states.join(" · ")} · ${acknowledged()} acknowledged`,
    );
  };
  const timer = setInterval(() => void tell(), 5000);
  return () => clearInterval(timer);
}

function moduleState(module: string, metrics: LiveMetrics): string {
  const duration = metrics.get(`http_req_duration{module:${module}}`);
  const failed = metrics.get(`http_req_failed{module:${module}}`);
  const p95 = (duration?.sample["p(95)"] ?? 0).toFixed(0);
  const errors = ((failed?.sample["rate"] ?? 0) * 100).toFixed(1);
  const missed = duration?.missed === true || failed?.missed === true ? " ✗" : "";
  return `${module} p95 ${p95} ms, ${errors} % failed${missed}`;
}
