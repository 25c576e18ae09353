import cluster from "node:cluster";
import { createHealth, createLogger, runService } from "@madang/service";
import { AggregatorRegistry } from "prom-client";
import { operationsApp, operationsListener } from "./operations-app.ts";
import { splitAddress, type StandaloneOptions } from "./options.ts";
import { startStandalone } from "./start-standalone.ts";
import { WorkerCrew } from "./worker-crew.ts";
import { workerOptions } from "./worker-channel.ts";

/** Where several sockets on one port share its connections out; elsewhere the processes share one socket. */
const reusePort = ["linux", "freebsd", "aix", "sunos"].includes(process.platform);

/** Longer than the workers' own drain: they cut off what remains. */
const crewGrace = 2000;

/** The whole process: alone, or the first of several. Throws what an operator can mend as a MadangError. */
export async function runStandalone(options: StandaloneOptions): Promise<void> {
  if (options.workers === 1) await startStandalone(options, { supervised: process.connected });
  else await runCrew(options);
}

/** One of several: started by runCrew. */
export async function runWorker(): Promise<void> {
  await startStandalone(workerOptions(), {
    supervised: true,
    worker: { id: cluster.worker?.id ?? 0, reusePort },
  });
}

async function runCrew(options: StandaloneOptions): Promise<void> {
  const log = createLogger({ service: "gateway", level: options.logLevel });
  const health = createHealth();
  const crew = new WorkerCrew(options, log);
  health.addCheck("workers", async () => {
    if (crew.size === 0) throw new Error("no worker runs");
  });
  const all = new AggregatorRegistry();
  const metrics = { text: () => all.clusterMetrics(), contentType: all.contentType };
  await runService({
    listeners: [
      { app: crew, ...splitAddress(options.listen) },
      operationsListener(operationsApp({ health, metrics }), options),
    ],
    health,
    log,
    drainTime: options.drainTime + crewGrace,
    supervised: process.connected,
  });
}
