import type { Logger } from "@madang/service";
import type { UpstreamEvents } from "../upstream/upstream-events.ts";

/**
 * What protects modules says what it does: each change of a breaker, each replica put out and taken back, and for every second in
 * which a limiter shed something one line, from which a load test can tell that no class was shed below one that was let in: for
 * any two classes `admittedUpTo` of the lower is below `shedFrom` of the higher.
 */
export function upstreamLog(log: Logger): UpstreamEvents {
  return {
    breaker(module, { from, to, why, openFor }) {
      const line = {
        module,
        from,
        to,
        why,
        ...(openFor === undefined ? {} : { openFor: Math.round(openFor) }),
      };
      if (to === "open") log.warn(line, "breaker");
      else log.info(line, "breaker");
    },
    replica(module, url, what, outFor) {
      const line = { module, url, ...(outFor === undefined ? {} : { outFor: Math.round(outFor) }) };
      if (what === "ejected") log.warn(line, "replica ejected");
      else log.info(line, "replica restored");
    },
    shedding: (second) => log.warn({ ...second }, "shedding"),
  };
}
