import { openRegistry } from "@madang/registry";
import { createLogger } from "@madang/service";

/**
 * Takes back what `runner` said when it ran last: a gateway that starts would ask processes that have gone. Brings the registry's schema forward on the
 * way. Throws REGISTRY_AWAY, _AHEAD, _NOT_ALLOWED.
 */
export async function forgetReplicas({ url, runner }: { url: string; runner: string }): Promise<void> {
  const log = createLogger({ service: "supervisor", level: "silent" });
  const registry = openRegistry({ url, log });
  try {
    const reports = (await registry.runnerReports()).filter((report) => report.runner === runner);
    for (const report of reports) await registry.setReplicas({ ...report, origins: [], failure: undefined });
  } finally {
    await registry.close();
  }
}
