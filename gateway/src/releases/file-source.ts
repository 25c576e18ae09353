import type { Endpoints, ReleaseRecord } from "@madang/manifest";
import { EndpointsFile } from "../routes/endpoints-file.ts";
import { RecordsFolder } from "../routes/records-folder.ts";
import type { RefusedModule } from "../routes/route-table.ts";
import { factsOr } from "./same-facts.ts";
import { onlyStable, type ModuleReleases, type ReleaseFacts, type ReleaseSource } from "./release-facts.ts";

export interface RoutingFiles {
  readonly releasesDir: string;
  readonly endpointsFile: string;
  /** Origins beyond the portal's own that any module's pages may need: nobody else says so here. */
  readonly allowedSources?: readonly string[];
}

/** One channel, unsigned: the release records of a folder and the file that names their replicas. */
export class FileSource implements ReleaseSource {
  readonly #folder: RecordsFolder;
  readonly #endpointsFile: EndpointsFile;
  #modules = new Map<string, ModuleReleases>();
  #endpoints: Endpoints = {};
  #origins = originsIn({});
  #facts: ReleaseFacts | undefined;

  readonly #allowedSources: ReleaseFacts["allowedSources"];

  constructor({ releasesDir, endpointsFile, allowedSources = [] }: RoutingFiles) {
    this.#allowedSources = () => allowedSources;
    this.#folder = new RecordsFolder(releasesDir);
    this.#endpointsFile = new EndpointsFile(endpointsFile);
  }

  async read(): Promise<ReleaseFacts> {
    const refused: RefusedModule[] = [];
    const modules = await this.#readModules(refused);
    const endpoints = await this.#readEndpoints(refused);
    if (endpoints !== this.#endpoints) this.#origins = originsIn(endpoints);
    this.#modules = modules;
    this.#endpoints = endpoints;
    this.#facts = factsOr(this.#facts, {
      modules,
      refused,
      origins: this.#origins,
      allowedSources: this.#allowedSources,
    });
    return this.#facts;
  }

  async #readModules(refused: RefusedModule[]): Promise<Map<string, ModuleReleases>> {
    try {
      const read = await this.#folder.read();
      refused.push(...read.refused);
      const modules = read.records.map((record) => this.#releasesOf(record));
      const kept = read.refused.flatMap(({ module }) => this.#modules.get(module) ?? []);
      return new Map([...modules, ...kept].map((releases) => [releases.module, releases]));
    } catch (reason) {
      refused.push({ module: "releases", reason: reason as Error });
      return this.#modules;
    }
  }

  #releasesOf(record: ReleaseRecord): ModuleReleases {
    const known = this.#modules.get(record.module);
    return known?.stable === record ? known : onlyStable(record);
  }

  async #readEndpoints(refused: RefusedModule[]): Promise<Endpoints> {
    try {
      return await this.#endpointsFile.read();
    } catch (reason) {
      refused.push({ module: "endpoints", reason: reason as Error });
      return this.#endpoints;
    }
  }
}

/** `news@<build>` names the replicas of one build, `news` those of every other. */
function originsIn(endpoints: Endpoints): ReleaseFacts["origins"] {
  return (module, build) => endpoints[`${module}@${build}`] ?? endpoints[module] ?? [];
}
