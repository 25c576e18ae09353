import { freePort } from "@madang/embedded-postgres";
import { databaseFolder, startDatabase, type Database } from "./database.ts";
import { forgetDatabase, noteDatabase } from "./database-note.ts";
import { EndpointsFile } from "./endpoints.ts";
import { loadKeys } from "./keys.ts";
import { noteProcesses } from "./leftover-services.ts";
import type { Options } from "./options.ts";
import { publishReleases } from "./publish.ts";
import { waitUntilReady } from "./readiness.ts";
import { logFileOf, type EnvironmentFacts } from "./service-environment.ts";
import { openLog } from "./open-log.ts";
import { ServiceGroup } from "./service-group.ts";
import { ensureSiteFile } from "./site-file.ts";
import type { StateFolder } from "./state-folder.ts";
import type { Terminal } from "./terminal.ts";
import { builtServices, type BuiltService } from "./workspace-services.ts";

export interface PortalOptions {
  readonly root: string;
  readonly state: StateFolder;
  readonly options: Options;
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** All processes of one portal, started in order and stopped in the opposite one. */
export class Portal {
  readonly #options: PortalOptions;
  readonly #services: readonly BuiltService[];
  readonly #startSeconds: number;
  readonly #endpoints: EndpointsFile;
  #database: Promise<Database> | undefined;
  #modules: ServiceGroup | undefined;
  #gateway: ServiceGroup | undefined;

  /** Reads what is built; starts nothing. Throws SUPERVISOR_NOTHING_BUILT or _RECORD_UNREADABLE. */
  constructor(options: PortalOptions) {
    this.#options = options;
    this.#services = builtServices(options.root);
    this.#startSeconds = Number(options.environment["MADANG_START_SECONDS"] ?? 60);
    this.#endpoints = new EndpointsFile(options.state.endpoints);
  }

  /** Rejects when a part fails to start or `signal` is aborted; `stop` ends what runs by then. */
  async start(): Promise<void> {
    const facts = await this.#prepare();
    this.#modules = this.#group("module", facts);
    await this.#unlessStopped(this.#modules.start());
    await this.#unlessStopped(this.#modules.importSamples());
    this.#gateway = this.#group("gateway", facts);
    await this.#unlessStopped(this.#gateway.start());
    const log = logFileOf(facts.state, "gateway");
    const ready = waitUntilReady({ operationsPort: facts.operationsPort, seconds: this.#startSeconds, log });
    await this.#unlessStopped(ready);
  }

  /** Citizens' requests end first, then the modules, then the database: at most 4.7 s in all. */
  async stop(): Promise<void> {
    await this.#gateway?.stop(3000);
    await this.#modules?.stop(1000);
    const database = await this.#database?.catch(() => undefined);
    await database?.stop(700);
    noteProcesses(this.#options.state.processes, []);
    forgetDatabase(this.#options.state);
  }

  async #prepare(): Promise<EnvironmentFacts> {
    const { state, root, options, environment } = this.#options;
    const folder = databaseFolder(state);
    const keys = loadKeys(state, folder);
    ensureSiteFile({ state, root });
    publishReleases(state, this.#services);
    const configured = environment["DATABASE_URL"];
    const databaseUrl = configured ?? (await this.#startDatabase(folder, keys.databasePassword));
    noteDatabase(state, configured === undefined ? databaseUrl : undefined);
    const { host, port } = options;
    return { state, keys, databaseUrl, host, port, operationsPort: await freePort(), inherited: environment };
  }

  async #startDatabase(folder: string, password: string): Promise<string> {
    const { terminal, state, signal } = this.#options;
    const startedAt = Date.now();
    const log = openLog({ path: logFileOf(state, "postgres"), name: "PostgreSQL", terminal });
    this.#database = startDatabase({ folder, password, log, terminal, signal });
    const { url } = await this.#unlessStopped(this.#database);
    terminal.done(`PostgreSQL, data in ${folder}`, startedAt);
    return url;
  }

  #group(kind: BuiltService["kind"], facts: EnvironmentFacts): ServiceGroup {
    return new ServiceGroup({
      services: this.#services.filter((service) => service.kind === kind),
      facts,
      terminal: this.#options.terminal,
      startSeconds: this.#startSeconds,
      onStart: () => this.#note(),
      onAddress: (name, origin) => {
        if (kind === "module") this.#endpoints.set(name, origin);
      },
    });
  }

  #note(): void {
    const groups = [this.#modules, this.#gateway];
    noteProcesses(
      this.#options.state.processes,
      groups.flatMap((group) => group?.processes() ?? []),
    );
  }

  async #unlessStopped<T>(work: Promise<T>): Promise<T> {
    const { signal } = this.#options;
    signal.throwIfAborted();
    const aborted = Promise.withResolvers<never>();
    const refuse = () => aborted.reject(signal.reason as Error);
    signal.addEventListener("abort", refuse, { once: true });
    try {
      return await Promise.race([work, aborted.promise]);
    } finally {
      signal.removeEventListener("abort", refuse);
    }
  }
}
