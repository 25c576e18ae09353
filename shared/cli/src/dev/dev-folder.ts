import { randomBytes } from "node:crypto";
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Endpoints, ReleaseRecord, Site } from "@madang/manifest";

/** Routing facts for the gateway of `madang dev`: files in a folder that goes when it ends. */
export interface DevFolder {
  readonly gatewayEnv: Readonly<Record<string, string>>;
  writeEndpoints(endpoints: Endpoints): Promise<void>;
  writeRecord(record: ReleaseRecord): Promise<void>;
  copyAssets(record: ReleaseRecord, from: string): Promise<void>;
  remove(): Promise<void>;
}

export async function makeDevFolder(): Promise<DevFolder> {
  const folder = await mkdtemp(join(tmpdir(), "madang-dev-"));
  const within = (...names: string[]) => join(folder, ...names);
  await mkdir(within("releases"));
  await mkdir(within("assets"));
  await writeWhole(within("site.json"), site);
  await writeWhole(within("endpoints.json"), {});
  return {
    gatewayEnv: {
      MADANG_SITE_FILE: within("site.json"),
      MADANG_RELEASES_DIR: within("releases"),
      MADANG_ENDPOINTS_FILE: within("endpoints.json"),
      MADANG_ASSETS_DIR: within("assets"),
      MADANG_VISITOR_KEYS: `dev:${randomBytes(32).toString("base64url")}`,
    },
    writeEndpoints: (endpoints) => writeWhole(within("endpoints.json"), endpoints),
    writeRecord: (record) => writeWhole(within("releases", `${record.module}.json`), record),
    copyAssets: (record, from) =>
      cp(from, within("assets", record.module, record.build), { recursive: true }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The frame comes from the portal; here is only what a gateway has to know of a site. */
const nobody = { ko: "madang dev", en: "madang dev" };
const site: Site = {
  id: "dev",
  hosts: ["*"],
  name: nobody,
  institution: nobody,
  domain: "localhost",
  operator: { department: nobody, telephone: "000-000-0000" },
  helpline: { name: nobody, telephone: "000-000-0000", hours: nobody, outOfHours: nobody },
  address: nobody,
};

/** A reader never sees half a file. */
async function writeWhole(file: string, content: unknown): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString("hex")}.draft`;
  await writeFile(draft, JSON.stringify(content));
  await rename(draft, file);
}
