import { criticalities } from "@madang/manifest";
import type { Metrics } from "@madang/service";
import { Counter, Gauge } from "prom-client";
import type { ModuleGuard } from "../upstream/module-guard.ts";

const breakerStates = { closed: 0, "half-open": 1, open: 2 } as const;
/** Modules that have shed, failed or lost a replica come first; the rest of a large table is quiet. */
const mostModules = 200;

/** Read from the guards when the metrics are asked for: a request pays nothing for them. Modules never asked have no series. */
export function addUpstreamMetrics({ registry }: Metrics, guards: () => Iterable<ModuleGuard>): void {
  const registers = [registry];
  const gauge = (name: string, help: string, labelNames: readonly string[]): Gauge =>
    new Gauge({ name, help, labelNames: [...labelNames], registers });
  const limit = new Gauge({
    name: "gateway_limiter_limit",
    help: "Requests in flight that a module is given at most, as latency says.",
    labelNames: ["module", "build"],
    registers,
    collect: () => read(),
  });
  const inFlight = gauge("gateway_limiter_in_flight", "Requests that a module works on.", [
    "module",
    "build",
  ]);
  const breaker = gauge("gateway_breaker_state", "0 closed, 1 half-open, 2 open.", ["module", "build"]);
  const out = gauge("gateway_replicas_ejected", "Replicas that take no requests for now.", [
    "module",
    "build",
  ]);
  const decisions = new Counter({
    name: "gateway_limiter_decisions_total",
    help: "Requests let in and shed, by module and class.",
    labelNames: ["module", "build", "class", "decision"],
    registers,
  });
  const repeats = new Counter({
    name: "gateway_upstream_repeats_total",
    help: "Requests asked a second time, and those that the budget or the breaker did not allow.",
    labelNames: ["module", "build", "decision"],
    registers,
  });
  const read = (): void => {
    for (const metric of [limit, inFlight, breaker, out, decisions, repeats]) metric.reset();
    for (const guard of mostNoteworthy(guards())) {
      const { module, build, tally } = guard;
      limit.set({ module, build }, guard.limit);
      inFlight.set({ module, build }, guard.inFlight);
      breaker.set({ module, build }, breakerStates[guard.breaker]);
      out.set({ module, build }, guard.ejected);
      repeats.inc({ module, build, decision: "repeated" }, guard.repeats.allowed);
      repeats.inc({ module, build, decision: "refused" }, guard.repeats.refused);
      for (const [rank, name] of criticalities.entries()) {
        decisions.inc({ module, build, class: name, decision: "admitted" }, tally?.admitted[rank] ?? 0);
        decisions.inc({ module, build, class: name, decision: "shed" }, tally?.shed[rank] ?? 0);
      }
    }
  };
}

function mostNoteworthy(guards: Iterable<ModuleGuard>): ModuleGuard[] {
  const asked = [...guards].filter((guard) => guard.tally !== undefined);
  if (asked.length <= mostModules) return asked;
  const trouble = (guard: ModuleGuard): number =>
    (guard.tally?.shed.reduce((sum, count) => sum + count, 0) ?? 0) +
    guard.ejected +
    breakerStates[guard.breaker];
  return asked.sort((a, b) => trouble(b) - trouble(a)).slice(0, mostModules);
}
