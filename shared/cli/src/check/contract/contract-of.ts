import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseReleaseRecord, type Manifest } from "@madang/manifest";
import { z } from "zod";
import { cliErrors } from "../../errors.ts";
import { runScript } from "../run-program.ts";
import type { WorkspaceModule } from "../workspace-module.ts";
import { moduleContractSchema, type ModuleContract } from "./module-contract.ts";
import { readDeclarations } from "./read-declarations.ts";

const jsonSchema = z.record(z.string(), z.unknown());

/** What `node dist/server.js describe` prints. */
const descriptionSchema = z.object({
  schema: z.literal(1),
  pages: z.record(z.string(), z.object({ params: jsonSchema, query: jsonSchema })),
  openapi: jsonSchema.optional(),
  migrations: moduleContractSchema.shape.migrations,
  commands: z.array(z.string()),
});
export type Description = z.infer<typeof descriptionSchema>;

/**
 * The contract of a module that has been built: from its record, from what its server says of itself, and from its contract folder. Needs no
 * database. Throws CLI_NOT_BUILT or CLI_NOT_DESCRIBED.
 */
export async function contractOf(module: WorkspaceModule, signal: AbortSignal): Promise<ModuleContract> {
  const manifest = readManifest(module);
  const [description, exports] = await Promise.all([
    describeModule(module, signal),
    readDeclarations(module, signal),
  ]);
  return moduleContractSchema.parse({
    schema: 1,
    module: manifest.id,
    version: manifest.version,
    pages: pagesOf(manifest, description),
    boxes: manifest.boxes,
    navigation: manifest.navigation.map(({ page }) => page),
    api: manifest.api && description.openapi && { ...manifest.api, openapi: description.openapi },
    exports,
    serviceLevel: manifest.load?.serviceLevel,
    migrations: description.migrations,
    deprecated: manifest.deprecated,
  });
}

function pagesOf(manifest: Manifest, description: Description): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(manifest.pages).map(([name, page]) => [
      name,
      {
        ...page,
        methods: page.form ? ["GET", "HEAD", "POST"] : ["GET", "HEAD"],
        criticality: page.criticality ?? manifest.criticality,
        deadline: page.deadline ?? manifest.deadline,
        values: description.pages[name] ?? { params: {}, query: {} },
      },
    ]),
  );
}

function readManifest({ dist, id }: WorkspaceModule): Manifest {
  const file = join(dist, "release.json");
  try {
    return parseReleaseRecord(JSON.parse(readFileSync(file, "utf8")), `of ${id}`).manifest;
  } catch (error) {
    throw cliErrors.create("NOT_BUILT", { id, file }, error);
  }
}

/** Throws CLI_NOT_DESCRIBED. */
export async function describeModule(
  { id, folder, dist }: WorkspaceModule,
  signal: AbortSignal,
): Promise<Description> {
  const env = { PATH: process.env["PATH"], NODE_ENV: "production", LOG_LEVEL: "silent" };
  const { code, out, err } = await runScript({
    script: join(dist, "server.js"),
    args: ["describe"],
    folder,
    env,
    signal,
  });
  const parsed = descriptionSchema.safeParse(parseJson(out));
  if (code === 0 && parsed.success) return parsed.data;
  const reason = err.trim().split("\n").slice(-3).join(" ") || `it ended with code ${code}`;
  throw cliErrors.create("NOT_DESCRIBED", { id, reason });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
