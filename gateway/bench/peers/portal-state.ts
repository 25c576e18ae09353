import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Site } from "@madang/manifest";
import { recordOf, words, type ModuleInput } from "../../test/records.ts";

const site: Site = {
  id: "bench",
  hosts: ["127.0.0.1"],
  name: words("Bench"),
  institution: words("Bench"),
  domain: "bench.example",
  operator: { department: words("Bench"), telephone: "000-000-0100" },
  helpline: { name: words("Bench"), telephone: "000-000-0120", hours: words("24"), outOfHours: words("-") },
  address: words("-"),
};

/** A module with one cached page, one that is never cached, and an API. */
function moduleInput(id: string): ModuleInput {
  return {
    id,
    pages: {
      cached: { path: `/${id}/cached`, title: words(id), access: "public", cache: { fresh: 86_400 } },
      fresh: { path: `/${id}/fresh`, title: words(id), access: "public" },
    },
    api: { prefix: `/api/${id}` },
  };
}

export const moduleId = (index: number): string => `service-${index}`;

/** The folder from which a portal's gateway reads what there is: `modules` modules, all of them at one address. */
export async function writePortalState(options: {
  readonly folder: string;
  readonly modules: number;
  readonly origin: string;
}): Promise<Record<string, string>> {
  const { folder, modules, origin } = options;
  const ids = Array.from({ length: modules }, (_, index) => moduleId(index));
  const releases = join(folder, "releases");
  await mkdir(releases, { recursive: true });
  await mkdir(join(folder, "assets"), { recursive: true });
  await writeFile(join(folder, "site.json"), JSON.stringify(site));
  await writeFile(
    join(releases, "shell.json"),
    JSON.stringify(recordOf({ id: "shell", pages: {} }, { build: "shell0001" })),
  );
  for (const id of ids) await writeFile(join(releases, `${id}.json`), recordText(id, "build0001"));
  const endpoints = Object.fromEntries(["shell", ...ids].map((id) => [id, [origin]]));
  await writeFile(join(folder, "endpoints.json"), JSON.stringify(endpoints));
  return {
    MADANG_SITE_FILE: join(folder, "site.json"),
    MADANG_RELEASES_DIR: releases,
    MADANG_ENDPOINTS_FILE: join(folder, "endpoints.json"),
    MADANG_ASSETS_DIR: join(folder, "assets"),
    MADANG_VISITOR_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64url")}`,
    MADANG_SUPERVISED: "1",
  };
}

/** Checked once: ten thousand differ in their names alone. */
const sample = JSON.stringify(recordOf(moduleInput("sample-id"), { build: "samplebuild" }));

function recordText(id: string, build: string): string {
  return sample.replaceAll("sample-id", id).replaceAll("samplebuild", build);
}

/** A release takes another's place at once, as a publisher would do it. */
export async function writeRelease(folder: string, id: string, build: string): Promise<void> {
  const file = join(folder, "releases", `${id}.json`);
  await writeFile(`${file}.draft`, recordText(id, build));
  await rename(`${file}.draft`, file);
}
