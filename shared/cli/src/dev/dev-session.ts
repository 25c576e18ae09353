import { existsSync } from "node:fs";
import { join } from "node:path";
import { cliErrors } from "../errors.ts";
import { knownPlaces } from "./boxes/known-places.ts";
import { RebuildLoop } from "./build/rebuild-loop.ts";
import { isWarning, readable, startService } from "./build/service.ts";
import { watchFolder } from "./build/watch-folder.ts";
import { makeDevFolder } from "./dev-folder.ts";
import { openDatabase } from "./dev-database.ts";
import { DevModule } from "./dev-module.ts";
import type { DevOptions } from "./dev-options.ts";
import { frameModule, frameRecord } from "./frame/frame-record.ts";
import { startFrameServer } from "./frame/frame-server.ts";
import { PortalFrame } from "./frame/portal-frame.ts";
import { startDevListener } from "./listener/dev-listener.ts";
import { processEnvironment } from "./process-environment.ts";

export interface DevSession {
  readonly origin: string;
  close(): Promise<void>;
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
