import type { LogFile } from "./log-file.ts";
import { forTerminal } from "./log-line.ts";
import { openLog } from "./open-log.ts";
import { importSampleOnce } from "./sample-content.ts";
import { logFileOf, serviceEnvironment, type EnvironmentFacts } from "./service-environment.ts";
import type { ServiceSpecification } from "./service-process.ts";
import { superviseService, type SupervisedService } from "./supervised-service.ts";
import type { Terminal } from "./terminal.ts";
import type { BuiltService } from "./workspace-services.ts";

export interface GroupOptions {
  readonly services: readonly BuiltService[];
  readonly facts: EnvironmentFacts;
  readonly terminal: Terminal;
  readonly startSeconds: number;
  readonly onStart: () => void;
  readonly onAddress: (name: string, origin: string | undefined) => void;
}

interface Specified {
  readonly service: BuiltService;
  readonly specification: ServiceSpecification;
  readonly log: LogFile;
}

/** Services that start and stop together. */
export class ServiceGroup {
  readonly #options: GroupOptions;
  readonly #logs: LogFile[] = [];
  readonly #specifications: Specified[];
  readonly #supervised: SupervisedService[];

  constructor(options: GroupOptions) {
    this.#options = options;
    this.#specifications = options.services.map((service) => this.#specify(service));
    this.#supervised = this.#specifications.map(({ specification }) =>
      superviseService(specification, options),
    );
  }

  /** Rejects with the first failure; the others go on until `stop`. */
  async start(): Promise<void> {
    const startedAt = Date.now();
    await Promise.all(this.#supervised.map((supervised) => supervised.start()));
    this.#options.terminal.done(this.#supervised.map(({ name }) => name).join(", "), startedAt);
  }

  async importSamples(): Promise<void> {
    const withSample = this.#specifications.filter(({ service }) => service.hasSample);
    await Promise.all(withSample.map((specified) => this.#importSample(specified)));
  }

  /** What the command says goes to the log alone; its result is said once. */
  async #importSample({ specification, log }: Specified): Promise<void> {
    const { terminal, facts } = this.#options;
    const quiet = { ...specification, onLine: (line: string) => log.write(line) };
    await importSampleOnce({ specification: quiet, marks: facts.state.samples, terminal });
  }

  processes(): { pid: number; file: string }[] {
    return this.#supervised.flatMap(({ pid }, index) => {
      const file = this.#specifications[index]?.specification.file;
      return pid === undefined || file === undefined ? [] : [{ pid, file }];
    });
  }

  async stop(withinMs: number): Promise<void> {
    await Promise.all(this.#supervised.map((supervised) => supervised.stop(withinMs)));
    await Promise.all(this.#logs.map((log) => log.close()));
  }

  #specify(service: BuiltService): Specified {
    const { facts, terminal, startSeconds } = this.#options;
    const log = openLog({ path: logFileOf(facts.state, service.name), name: service.name, terminal });
    this.#logs.push(log);
    const specification = {
      name: service.name,
      file: service.server,
      folder: service.folder,
      environment: serviceEnvironment(service, facts),
      log: log.path,
      startSeconds,
      onLine: (line: string) => {
        log.write(line);
        const shown = forTerminal(line);
        if (shown !== undefined) terminal.warn(`[${service.name}] ${shown}`);
      },
    };
    return { service, specification, log };
  }
}
