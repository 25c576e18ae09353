import { openRegistry, type Registry } from "@madang/registry";
import { createLogger } from "@madang/service";
import { supervisorErrors } from "../errors.ts";

/**
 * Before a gateway starts: brings the registry's schema forward, and takes back what `runner` said when it ran last, since the gateway would ask
 * processes that have gone. Throws REGISTRY_AWAY, _AHEAD, _NOT_ALLOWED; SUPERVISOR_REGISTRY_FOREIGN where channels are there already although the
 * operator's key, `newKey`, has only just been made.
 */
export async function meetRegistry(options: {
  url: string;
  runner: string;
  newKey: string | undefined;
}): Promise<void> {
  const { url, runner, newKey } = options;
  const log = createLogger({ service: "supervisor", level: "silent" });
  const registry = openRegistry({ url, log });
  try {
    await forgetReplicas(registry, runner);
    if (newKey !== undefined && (await registry.newestSequence()) !== undefined)
      throw supervisorErrors.create("REGISTRY_FOREIGN", { file: newKey });
  } finally {
    await registry.close();
  }
}

async function forgetReplicas(registry: Registry, runner: string): Promise<void> {
  const reports = (await registry.runnerReports()).filter((report) => report.runner === runner);
  for (const report of reports) await registry.setReplicas({ ...report, origins: [], failure: undefined });
}
