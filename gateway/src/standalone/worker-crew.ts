import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { ListeningApp, Logger } from "@madang/service";
import { gatewayErrors } from "../errors.ts";
import type { StandaloneOptions } from "./options.ts";
import { failuresAfter, restartDelay } from "./worker-backoff.ts";
import { workerEnvironment, type ReadyWorker } from "./worker-channel.ts";

/** Several processes on one port. Whoever dies is started again; all drain together. */
export class WorkerCrew implements ListeningApp {
  readonly server = {
    address: (): AddressInfo => this.#address,
    closeAllConnections: (): void => this.#signal("SIGKILL"),
    closeIdleConnections: (): void => {},
  };
  readonly #options: StandaloneOptions;
  readonly #log: Logger;
  readonly #workers = new Set<Worker>();
  readonly #restarts = new Set<NodeJS.Timeout>();
  #address: AddressInfo = { address: "", family: "", port: 0 };
  #ending = false;

  constructor(options: StandaloneOptions, log: Logger) {
    this.#options = options;
    this.#log = log;
  }

  /** How many serve now. */
  get size(): number {
    return this.#workers.size;
  }

  /** Throws GATEWAY_WORKER_FAILED when the first of each does not come up; its own words are on standard error. */
  async listen({ host, port }: { host: string; port: number }): Promise<void> {
    cluster.schedulingPolicy = cluster.SCHED_NONE;
    const { origin } = await this.#begin(host, port);
    this.#address = { address: host, family: "", port: Number(new URL(origin).port || 80) };
    const others = Array.from({ length: this.#options.workers - 1 }, () =>
      this.#begin(host, this.#address.port),
    );
    await Promise.all(others);
  }

  async close(): Promise<void> {
    this.#ending = true;
    for (const timer of this.#restarts) clearTimeout(timer);
    const ended = [...this.#workers].map((worker) => once(worker, "exit"));
    this.#signal("SIGTERM");
    await Promise.all(ended);
  }

  async #begin(host: string, port: number): Promise<ReadyWorker> {
    const worker = this.#fork(host, port, 0);
    const ended = once(worker, "exit").then(([code]) => {
      throw gatewayErrors.create("WORKER_FAILED", { code: String(code) });
    });
    try {
      const [message] = (await Promise.race([once(worker, "message"), ended])) as [ReadyWorker];
      return message;
    } catch (error) {
      this.#ending = true;
      this.#signal("SIGTERM");
      throw error;
    } finally {
      // Later ends are the crew's to mend.
      ended.catch(() => {});
    }
  }

  #fork(host: string, port: number, failures: number): Worker {
    const startedAt = performance.now();
    const named = host.includes(":") ? `[${host}]` : host;
    const worker = cluster.fork(workerEnvironment({ ...this.#options, listen: `${named}:${port}` }));
    this.#workers.add(worker);
    worker.once("exit", (code: number | null, signal: string | null) => {
      this.#workers.delete(worker);
      if (this.#ending || this.#address.port === 0) return;
      this.#restart(failuresAfter(failures, performance.now() - startedAt), { code, signal });
    });
    return worker;
  }

  #restart(failures: number, end: { code: number | null; signal: string | null }): void {
    const delay = restartDelay(failures);
    this.#log.error({ ...end, delay }, "a worker has ended and is started again");
    const timer = setTimeout(() => {
      this.#restarts.delete(timer);
      this.#fork(this.#address.address, this.#address.port, failures);
    }, delay);
    this.#restarts.add(timer);
  }

  #signal(signal: NodeJS.Signals): void {
    for (const worker of this.#workers) worker.process.kill(signal);
  }
}
