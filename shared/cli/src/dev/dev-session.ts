import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildWorkspace } from "@madang/build";
import {
  parseReleaseRecord,
  type Language,
  type Layout,
  type LayoutKind,
  type Manifest,
  type ReleaseRecord,
} from "@madang/manifest";
import type { Reporter } from "../core/reporter.ts";
import { runScript } from "../check/run-program.ts";
import { cliErrors } from "../errors.ts";
import { knownPlaces } from "./boxes/known-places.ts";
import { ownBoxes } from "./boxes/own-boxes.ts";
import type { KnownPlaces } from "./boxes/put-boxes.ts";
import { describeProblem } from "./build/describe-problem.ts";
import { RebuildLoop } from "./build/rebuild-loop.ts";
import { isWarning, readable, startService, type Service } from "./build/service.ts";
import { watchFolder } from "./build/watch-folder.ts";
import { makeDevFolder, type DevFolder } from "./dev-folder.ts";
import { openDatabase } from "./dev-database.ts";
import { addNavigation } from "./frame/add-navigation.ts";
import { frameModule, frameRecord } from "./frame/frame-record.ts";
import { startFrameServer, type FrameServer } from "./frame/frame-server.ts";
import { PortalFrame } from "./frame/portal-frame.ts";
import { startDevListener } from "./listener/dev-listener.ts";
import { isOwnAddress, pagePath } from "./listener/own-address.ts";
import { ReloadEvents } from "./reload/reload-events.ts";

export interface DevOptions {
  readonly id: string;
  /** The module's folder. */
  readonly folder: string;
  readonly root: string;
  /** Public origin of the portal. */
  readonly portal: string;
  readonly port: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
}

export interface DevSession {
  readonly origin: string;
  close(): Promise<void>;
}

/** What is shown now. */
interface Shown {
  readonly record: ReleaseRecord;
  readonly service: Service;
}

/** Starts everything; what was started ends again where a part fails. */
export async function startDev(options: DevOptions): Promise<DevSession> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const one of closing.splice(0).toReversed()) await one();
  };
  try {
    return { origin: await assemble(options, closing), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function assemble(options: DevOptions, closing: (() => Promise<unknown>)[]): Promise<string> {
  const { root, folder, portal, port, reporter, signal } = options;
  const gatewayFile = join(root, "gateway/dist/server.js");
  if (!existsSync(gatewayFile)) throw cliErrors.create("GATEWAY_NOT_BUILT", { file: gatewayFile });
  const frame = new PortalFrame(portal);
  // Said before anything is built.
  await reporter.step(`the frame of ${portal}`, () => frame.layout("ko", "page"));
  const dev = await makeDevFolder();
  closing.push(() => dev.remove());
  const database = await openDatabase(options);
  closing.push(() => database.close());
  const module = new DevModule(options, { dev, databaseUrl: database.url, known: await knownPlaces(root) });
  closing.push(() => module.close());
  const frames = await startFrameServer({
    layout: (language, kind) => module.layout(frame, language, kind),
    manifest: () => module.manifest,
    failed: (error) => reporter.warn((error as Error).message),
  });
  closing.push(async () => frames.close());
  await dev.writeRecord(frameRecord());
  await dev.writeEndpoints({ [frameModule]: [frames.origin] });
  const gateway = await startService({
    name: "the gateway",
    file: gatewayFile,
    env: {
      ...processEnvironment(options),
      ...dev.gatewayEnv,
      LAYOUTS_MODULE: frameModule,
      OPERATIONS_PORT: "0",
    },
    onLine: (line) => isWarning(line) && reporter.warn(`gateway: ${readable(line)}`),
    signal,
  });
  closing.push(() => gateway.stop());
  module.open(frames, gateway.origin);
  const listener = await startDevListener(module, port);
  closing.push(() => listener.close());
  const loop = new RebuildLoop(() => module.rebuild());
  closing.push(() => loop.end());
  const watch = watchFolder(folder, () => void loop.request());
  closing.push(async () => watch.close());
  await loop.request();
  return listener.origin;
}

/** The module in development: its build, its process, and what pages are told of both. */
class DevModule {
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
      const record = await reporter.step(`${id}`, async (step) => {
        const built = await this.#build();
        step.detail(built.build);
        await this.#show(built);
        return built;
      });
      this.events.tell({ build: record.build });
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

  boxes: Parameters<typeof startDevListener>[0]["boxes"] = async (language, query) => {
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
    if (before?.record.build === record.build) return;
    const service = await this.#start();
    await this.#addSample();
    const { dev } = this.#parts;
    await dev.copyAssets(record, join(folder, "dist/assets"));
    this.#builds.add(record.build);
    this.#shown = { record, service };
    const asked = this.#frames?.asked();
    await dev.writeEndpoints({ [id]: [service.origin], [frameModule]: [this.#frames?.origin ?? ""] });
    await dev.writeRecord(frameRecord(record.manifest));
    await dev.writeRecord(record);
    // The gateway has another table when it asks for layouts, or has had it for long.
    await Promise.race([asked, sleep(longestSwap)]);
    await sleep(secondSwap);
    await before?.service.stop();
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

/** Milliseconds: the gateway looks at once when its files change, and now and then besides. */
const longestSwap = 3000;
/** Record and endpoints may be seen one after the other. */
const secondSwap = 150;

function processEnvironment({ environment }: DevOptions): Record<string, string | undefined> {
  return { PATH: environment["PATH"], HOME: environment["HOME"], NODE_ENV: "production" };
}
