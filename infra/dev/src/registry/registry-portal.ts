import { rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { openBlobStore, type BlobStore } from "@madang/releases";
import { noteProcesses, noteRunningProcesses } from "../leftover-services.ts";
import { LogFiles } from "../log-files.ts";
import { startSecondsOf, type Portal, type PortalOptions } from "../portal.ts";
import { PortalDatabase } from "../portal-database.ts";
import { waitUntilReady } from "../readiness.ts";
import { openAdminClient } from "../runner/admin-client.ts";
import { ArtifactFolder } from "../runner/artifact-folder.ts";
import { Runner } from "../runner/runner.ts";
import { untilReplicasAnswer } from "../runner/until-replicas-answer.ts";
import { nameOf, type WantedBuild } from "../runner/wanted-build.ts";
import { importSampleOnce } from "../sample-content.ts";
import { logFileOf, serviceEnvironment, type EnvironmentFacts } from "../service-environment.ts";
import { ServiceGroup } from "../service-group.ts";
import type { ServiceSpecification } from "../service-process.ts";
import { writeWhole } from "../state-folder.ts";
import { unlessStopped } from "../unless-stopped.ts";
import { builtServices, type BuiltService } from "../workspace-services.ts";
import { LocalAdmin } from "./local-admin.ts";
import { prepareRegistry, runnerName, type PreparedRegistry } from "./prepare-registry.ts";
import { releaseWorkspace } from "./release-workspace.ts";
import { TrustKeeper } from "./trust-keeper.ts";
import { WorkspaceMemories } from "./workspace-memory.ts";

/**
 * A portal like a large one, on one machine: the registry in its database, a store in a folder, the admin API beside the gateway, and a
 * runner that starts what is live. What the workspace holds is released through the admin API like any release.
 */
export class RegistryPortal implements Portal {
  readonly #options: PortalOptions;
  readonly #services: readonly BuiltService[];
  readonly #database: PortalDatabase;
  readonly #logs: LogFiles;
  #store: BlobStore | undefined;
  #gateway: ServiceGroup | undefined;
  #runner: Runner | undefined;
  #trust: TrustKeeper | undefined;

  /** Reads what is built; starts nothing. Throws SUPERVISOR_NOTHING_BUILT or _RECORD_UNREADABLE. */
  constructor(options: PortalOptions) {
    this.#options = options;
    this.#services = builtServices(options.root);
    this.#database = new PortalDatabase(options);
    this.#logs = new LogFiles({ folder: options.state.logs, terminal: options.terminal });
  }

  async start(): Promise<void> {
    const { state, signal, terminal } = this.#options;
    // Read while PostgreSQL starts.
    const meeting = import("./meet-registry.ts").then(({ meetRegistry }) => meetRegistry);
    const prepared = await prepareRegistry(this.#options, this.#database);
    const startedAt = Date.now();
    const runner = await this.#startRunner(prepared);
    const newKey = prepared.keys.isNew ? prepared.keys.operatorFile : undefined;
    const meetRegistry = await meeting;
    await meetRegistry({ url: prepared.facts.databaseUrl, runner: runnerName, newKey });
    signal.throwIfAborted();
    const gateway = this.#startGateway(prepared.facts);
    const modules = async (): Promise<void> => {
      await this.#release(prepared, gateway);
      await untilReplicasAnswer(runner, signal);
      const names = this.#modules().map(({ name }) => name);
      terminal.done(names.join(", "), startedAt);
      await this.#importSamples(prepared.facts);
    };
    await unlessStopped(signal, Promise.all([gateway, modules()]));
    const { operationsPort } = prepared.facts;
    const log = logFileOf(state, "gateway");
    await unlessStopped(
      signal,
      waitUntilReady({ operationsPort, seconds: startSecondsOf(this.#options), log }),
    );
    const operations = `http://127.0.0.1:${operationsPort}`;
    writeWhole(state.admin, { ...prepared.person, operations }, 0o600);
  }

  async stop(): Promise<void> {
    const { state } = this.#options;
    rmSync(state.admin, { force: true });
    this.#trust?.close();
    await this.#gateway?.stop(3000);
    await this.#runner?.stop(1000);
    await this.#store?.close();
    await this.#logs.close();
    await this.#database.stop(700);
    noteProcesses(state.processes, []);
  }

  #modules(): BuiltService[] {
    return this.#services.filter(({ kind }) => kind === "module");
  }

  async #startRunner({ facts, runner: admin }: PreparedRegistry): Promise<Runner> {
    const { state, terminal } = this.#options;
    this.#store = await openBlobStore(pathToFileURL(state.store).href);
    this.#runner = new Runner({
      name: runnerName,
      admin: openAdminClient(admin),
      artifacts: new ArtifactFolder({ folder: state.artifacts, store: this.#store }),
      wantedFile: state.wanted,
      specify: (wanted, folder) => this.#specify(wanted, { folder, facts }),
      terminal,
      onProcesses: () => this.#note(),
    });
    this.#runner.start();
    return this.#runner;
  }

  #specify(
    wanted: WantedBuild,
    { folder, facts }: { folder: string; facts: EnvironmentFacts },
  ): ServiceSpecification {
    return {
      name: nameOf(wanted),
      file: path.join(folder, "server.js"),
      folder,
      environment: serviceEnvironment({ kind: "module" }, facts),
      log: this.#logs.pathOf(wanted.module),
      startSeconds: startSecondsOf(this.#options),
      onLine: this.#logs.writer(wanted.module),
    };
  }

  async #startGateway(facts: EnvironmentFacts): Promise<void> {
    this.#gateway = new ServiceGroup({
      services: this.#services.filter(({ kind }) => kind === "gateway"),
      facts,
      terminal: this.#options.terminal,
      startSeconds: startSecondsOf(this.#options),
      onStart: () => this.#note(),
      onAddress: () => undefined,
    });
    await this.#gateway.start();
  }

  /** Through the admin API, which answers some time after the gateway's process has begun. */
  async #release({ person, keys }: PreparedRegistry, gateway: Promise<void>): Promise<void> {
    const { root, state, signal, terminal } = this.#options;
    const admin = new LocalAdmin(person, signal);
    let isAlive = true;
    gateway.catch(() => (isAlive = false));
    await admin.whenThere({ isAlive: () => isAlive, seconds: startSecondsOf(this.#options) });
    const services = this.#modules();
    this.#trust = new TrustKeeper({ root, admin, key: keys.team.publicKey, services, terminal });
    await this.#trust.start();
    const memories = new WorkspaceMemories(state.workspace);
    await releaseWorkspace({ admin, key: keys.team, memories, terminal, signal }, services);
  }

  /** From the workspace: releases bring no sample content. */
  async #importSamples(facts: EnvironmentFacts): Promise<void> {
    const { state, terminal } = this.#options;
    const environment = serviceEnvironment({ kind: "module" }, facts);
    const startSeconds = startSecondsOf(this.#options);
    const importing = this.#modules()
      .filter(({ hasSample }) => hasSample)
      .map(({ name, server: file, folder }) => {
        const onLine = this.#logs.quietWriter(name);
        const log = this.#logs.pathOf(name);
        const specification = { name, file, folder, environment, log, startSeconds, onLine };
        return importSampleOnce({ specification, marks: state.samples, terminal });
      });
    await Promise.all(importing);
  }

  #note(): void {
    const { state, terminal } = this.#options;
    const notes = [...(this.#runner?.processes() ?? []), ...(this.#gateway?.processes() ?? [])];
    noteRunningProcesses({ file: state.processes, notes, terminal });
  }
}
