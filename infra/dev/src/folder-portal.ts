import { freePort } from "@madang/embedded-postgres";
import { databaseFolder } from "./database.ts";
import { EndpointsFile } from "./endpoints.ts";
import { loadKeys } from "./keys.ts";
import { noteProcesses, noteRunningProcesses } from "./leftover-services.ts";
import { startSecondsOf, type Portal, type PortalOptions } from "./portal.ts";
import { PortalDatabase } from "./portal-database.ts";
import { publishReleases } from "./publish.ts";
import { waitUntilReady } from "./readiness.ts";
import { logFileOf, type EnvironmentFacts } from "./service-environment.ts";
import { ServiceGroup } from "./service-group.ts";
import { ensureSiteFile } from "./site-file.ts";
import { unlessStopped } from "./unless-stopped.ts";
import { builtServices, type BuiltService } from "./workspace-services.ts";

/** A portal without a registry: its gateway reads the workspace's releases from files. */
export class FolderPortal implements Portal {
  readonly #options: PortalOptions;
  readonly #services: readonly BuiltService[];
  readonly #endpoints: EndpointsFile;
  readonly #database: PortalDatabase;
  #modules: ServiceGroup | undefined;
  #gateway: ServiceGroup | undefined;

  /** Reads what is built; starts nothing. Throws SUPERVISOR_NOTHING_BUILT or _RECORD_UNREADABLE. */
  constructor(options: PortalOptions) {
    this.#options = options;
    this.#services = builtServices(options.root);
    this.#endpoints = new EndpointsFile(options.state.endpoints);
    this.#database = new PortalDatabase(options);
  }

  async start(): Promise<void> {
    const facts = await this.#prepare();
    this.#modules = this.#group("module", facts);
    await this.#unlessStopped(this.#modules.start());
    await this.#unlessStopped(this.#modules.importSamples());
    this.#gateway = this.#group("gateway", facts);
    await this.#unlessStopped(this.#gateway.start());
    const { operationsPort, state } = facts;
    const seconds = startSecondsOf(this.#options);
    await this.#unlessStopped(waitUntilReady({ operationsPort, seconds, log: logFileOf(state, "gateway") }));
  }

  async stop(): Promise<void> {
    await this.#gateway?.stop(3000);
    await this.#modules?.stop(1000);
    await this.#database.stop(700);
    noteProcesses(this.#options.state.processes, []);
  }

  async #prepare(): Promise<EnvironmentFacts> {
    const { state, root, options, environment } = this.#options;
    const keys = loadKeys(state, databaseFolder(state));
    ensureSiteFile({ state, root });
    publishReleases(state, this.#services);
    const databaseUrl = await this.#database.start(keys.databasePassword);
    const { host, port } = options;
    return { state, keys, databaseUrl, host, port, operationsPort: await freePort(), inherited: environment };
  }

  #group(kind: BuiltService["kind"], facts: EnvironmentFacts): ServiceGroup {
    return new ServiceGroup({
      services: this.#services.filter((service) => service.kind === kind),
      facts,
      terminal: this.#options.terminal,
      startSeconds: startSecondsOf(this.#options),
      onStart: () => this.#note(),
      onAddress: (name, origin) => {
        if (kind === "module") this.#endpoints.set(name, origin);
      },
    });
  }

  #note(): void {
    const { state, terminal } = this.#options;
    const notes = [this.#modules, this.#gateway].flatMap((group) => group?.processes() ?? []);
    noteRunningProcesses({ file: state.processes, notes, terminal });
  }

  #unlessStopped<T>(work: Promise<T>): Promise<T> {
    return unlessStopped(this.#options.signal, work);
  }
}
