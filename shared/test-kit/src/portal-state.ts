import { randomBytes } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseReleaseRecord, type Endpoints, type ReleaseRecord } from "@madang/manifest";
import { testKitErrors } from "./errors.ts";
import { workspaceRoot } from "./workspace-root.ts";

/** The folder of routing facts (docs/architecture.md), made anew for one test. */
export interface PortalState {
  readonly folder: string;
  readonly siteFile: string;
  readonly gatewayEnvironment: Readonly<Record<string, string>>;
  publish(workspace: string): Promise<ReleaseRecord>;
  writeRecord(record: ReleaseRecord): Promise<void>;
  writeEndpoints(endpoints: Endpoints): Promise<void>;
  remove(): Promise<void>;
}

/** `root`: the workspace whose builds are published. */
export async function createPortalState(root: string = workspaceRoot): Promise<PortalState> {
  const folder = await mkdtemp(join(tmpdir(), "madang-test-"));
  await mkdir(join(folder, "releases"));
  await mkdir(join(folder, "assets"));
  await cp(join(root, "shell/sites/hanul.json"), join(folder, "site.json"));
  const writeEndpoints = (endpoints: Endpoints): Promise<void> =>
    writeWhole(join(folder, "endpoints.json"), endpoints);
  const writeRecord = (record: ReleaseRecord): Promise<void> =>
    writeWhole(join(folder, "releases", `${record.module}.json`), record);
  await writeEndpoints({});
  return {
    folder,
    siteFile: join(folder, "site.json"),
    gatewayEnvironment: gatewayEnvironment(folder),
    writeEndpoints,
    writeRecord,
    async publish(workspace) {
      const record = await readRecord(root, workspace);
      await mkdir(join(folder, "assets", record.module), { recursive: true });
      // A copy: a build that runs meanwhile takes nothing away from the test.
      await cp(join(root, workspace, "dist/assets"), join(folder, "assets", record.module, record.build), {
        recursive: true,
      });
      await writeRecord(record);
      return record;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function gatewayEnvironment(folder: string): Record<string, string> {
  return {
    MADANG_SITE_FILE: join(folder, "site.json"),
    MADANG_RELEASES_DIR: join(folder, "releases"),
    MADANG_ENDPOINTS_FILE: join(folder, "endpoints.json"),
    MADANG_ASSETS_DIR: join(folder, "assets"),
    MADANG_VISITOR_KEYS: `test:${randomBytes(32).toString("base64url")}`,
  };
}

async function readRecord(root: string, workspace: string): Promise<ReleaseRecord> {
  const file = join(root, workspace, "dist/release.json");
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw testKitErrors.create("NOT_BUILT", { workspace, file }, cause);
  });
  return parseReleaseRecord(JSON.parse(text), file);
}

/** A reader never sees half a file. */
async function writeWhole(file: string, content: unknown): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString("hex")}.draft`;
  await writeFile(draft, JSON.stringify(content));
  await rename(draft, file);
}
