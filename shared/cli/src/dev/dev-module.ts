import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildWorkspace } from "@madang/build";
import {
  parseReleaseRecord,
  type Language,
  type Layout,
  type LayoutKind,
  type Manifest,
  type ReleaseRecord,
} from "@madang/manifest";
import { runScript } from "../check/run-program.ts";
import { ownBoxes } from "./boxes/own-boxes.ts";
import type { Insertion } from "./boxes/change-page.ts";
import type { KnownPlaces } from "./boxes/put-boxes.ts";
import { describeProblem } from "./build/describe-problem.ts";
import { isWarning, readable, startService, type Service } from "./build/service.ts";
import type { DevFolder } from "./dev-folder.ts";
import type { DevOptions } from "./dev-options.ts";
import { addNavigation } from "./frame/add-navigation.ts";
import { frameModule, frameRecord } from "./frame/frame-record.ts";
import type { FrameServer } from "./frame/frame-server.ts";
import type { PortalFrame } from "./frame/portal-frame.ts";
import type { ListenerParts } from "./listener/dev-listener.ts";
import { isOwnAddress, pagePath } from "./listener/own-address.ts";
import { untilShown } from "./until-shown.ts";
import { processEnvironment } from "./process-environment.ts";
import { ReloadEvents } from "./reload/reload-events.ts";

/** What is shown now. */
interface Shown {
  readonly record: ReleaseRecord;
  readonly service: Service;
}

/** The module in development: its build, its process, and what pages are told of both. */
export class DevModule implements ListenerParts {
  readonly portal: string;
  readonly events = new ReloadEvents();
  readonly #options: DevOptions;
  readonly #parts: { readonly dev: DevFolder; readonly databaseUrl: string; readonly known: KnownPlaces };
  readonly #builds = new Set<string>();
  readonly #env: Readonly<Record<string, string | undefined>>;
  #frames: FrameServer | undefined;
  #gateway = "";
  #shown: Shown | undefined;
  #sampled = false;
  #dead = false;

  constructor(options: DevOptions, parts: { dev: DevFolder; databaseUrl: string; known: KnownPlaces }) {
    this.#options = options;
    this.#parts = parts;
    this.portal = options.portal;
    this.#env = {
      MADANG_DATA_KEYS: `dev:${randomBytes(32).toString("base64url")}`,
      ...options.environment,
      ...processEnvironment(options),
      MADANG_SITE_FILE: parts.dev.gatewayEnv["MADANG_SITE_FILE"],
      MADANG_SAMPLE: "true",
      DATABASE_URL: parts.databaseUrl,
      REDIS_URL: undefined,
    };
  }

  /** Throws a TypeError before the first build. */
  get manifest(): Manifest {
    if (this.#shown === undefined) throw new TypeError("nothing has been built yet");
    return this.#shown.record.manifest;
  }

  open(frames: FrameServer, gateway: string): void {
    this.#frames = frames;
    this.#gateway = gateway;
  }

  /** Never rejects: what is wrong is told in the terminal and in every open page, and what was shown stays. */
  async rebuild(): Promise<void> {
    const { reporter, id, signal } = this.#options;
    try {
      const record = await reporter.step(id, async (step) => {
        const built = await this.#build();
        step.detail(built.build);
        await this.#show(built);
        return built;
      });
      if (!this.#dead) this.events.tell({ build: record.build });
    } catch (error) {
      if (signal.aborted) return;
      const problem = describeProblem(error);
      reporter.warn(problem);
      this.events.tell({ problem });
    }
  }

  /** Origin of the gateway that answers; empty before there is a build; undefined for what is the portal's. */
  gatewayFor(path: string): string | undefined {
    const { id } = this.#options;
    if (this.#shown === undefined) return pagePath(path).split("/")[1] === id ? "" : undefined;
    const own = isOwnAddress({ manifest: this.manifest, builds: this.#builds }, path);
    return own ? this.#gateway : undefined;
  }

  boxes = async (language: Language, query: string): Promise<Insertion | undefined> => {
    if (this.#shown === undefined || Object.keys(this.manifest.boxes).length === 0) return undefined;
    return ownBoxes({
      gateway: this.#gateway,
      manifest: this.manifest,
      language,
      query,
      known: this.#parts.known,
    });
  };

  withNavigation = (html: string, language: Language): string =>
    this.#shown === undefined ? html : addNavigation(html, this.manifest, language);

  async layout(frame: PortalFrame, language: Language, kind: LayoutKind): Promise<Layout> {
    return frame.layout(language, kind, (html) => this.withNavigation(html, language));
  }

  failed = (error: unknown): void => this.#options.reporter.warn((error as Error).message);

  async close(): Promise<void> {
    await this.#shown?.service.stop();
  }

  async #build(): Promise<ReleaseRecord> {
    const { folder } = this.#options;
    await buildWorkspace({ folder });
    const file = join(folder, "dist/release.json");
    return parseReleaseRecord(JSON.parse(await readFile(file, "utf8")), file);
  }

  /** The new process beside the old one; the old one ends when the gateway asks the new one. */
  async #show(record: ReleaseRecord): Promise<void> {
    const { id, folder } = this.#options;
    const before = this.#shown;
    if (before?.record.build === record.build && !this.#dead) return;
    const service = await this.#start();
    await this.#addSample();
    const { dev } = this.#parts;
    await dev.copyAssets(record, join(folder, "dist/assets"));
    this.#builds.add(record.build);
    this.#shown = { record, service };
    this.#dead = false;
    // It may have ended since it was ready.
    void service.died.then((words) => this.#tellDeath(service, words));
    await dev.writeEndpoints({ [id]: [service.origin], [frameModule]: [this.#frames?.origin ?? ""] });
    await dev.writeRecord(frameRecord(record.manifest));
    await dev.writeRecord(record);
    await untilShown({ gateway: this.#gateway, record, signal: this.#options.signal });
    await before?.service.stop();
  }

  /** A process that has ended answers nothing; the next change starts it again. */
  #tellDeath(service: Service, words: string): void {
    if (this.#shown?.service !== service) return;
    this.#dead = true;
    const problem = `${this.#options.id} has ended: ${words}`;
    this.#options.reporter.warn(problem);
    this.events.tell({ problem });
  }

  #start(): Promise<Service> {
    const { id, folder, reporter, signal } = this.#options;
    return startService({
      name: id,
      file: join(folder, "dist/server.js"),
      env: this.#env,
      onLine: (line) => isWarning(line) && reporter.warn(`${id}: ${readable(line)}`),
      signal,
    });
  }

  /** Once: what the developer changes in the database stays as it is. */
  async #addSample(): Promise<void> {
    const { id, folder, reporter, signal } = this.#options;
    if (this.#sampled || !existsSync(join(folder, "sample"))) return;
    this.#sampled = true;
    const { code, out, err } = await runScript({
      script: join(folder, "dist/server.js"),
      args: ["sample"],
      folder,
      env: this.#env,
      signal,
    });
    if (code !== 0)
      reporter.warn(`${id}: the sample content was not added: ${readable((err || out).trim())}`);
  }
}
